import type { Memento } from 'vscode';

/** A short list of what was used last, newest first, without repetitions; kept by VS Code. */
export class RecentList<T> {
  readonly #memory: Memento;
  readonly #key: string;
  readonly #limit: number;

  constructor(memory: Memento, key: string, limit: number) {
    this.#memory = memory;
    this.#key = key;
    this.#limit = limit;
  }

  /** The list, newest first. */
  get items(): readonly T[] {
    return this.#memory.get<readonly T[]>(this.#key, []);
  }

  /** Puts `item` in front. */
  async add(item: T): Promise<void> {
    const text = JSON.stringify(item);
    const others = this.items.filter((other) => JSON.stringify(other) !== text);
    await this.#memory.update(this.#key, [item, ...others].slice(0, this.#limit));
  }
}

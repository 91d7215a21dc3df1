import type { Memento } from 'vscode';
import type { ShownVariables } from '../session/lists/shownVariables';

const KEY = 'globalVariables';
/** Each of them costs a request whenever the list is asked for. */
const MOST = 100;

type Names = Readonly<Record<string, readonly string[]>>;

/** The global variables that the user wants to see, by connection; VS Code keeps them. */
export class VariableNames {
  readonly #memory: Memento;

  constructor(memory: Memento) {
    this.#memory = memory;
  }

  /** Those of one connection, for its session. */
  of(connectionId: string): ShownVariables {
    return {
      list: () => this.#names()[connectionId] ?? [],
      add: (name) => this.#set(connectionId, (names) => (names.includes(name) ? names : [...names, name])),
    };
  }

  /** Forgets some of them. */
  remove(connectionId: string, gone: readonly string[]): void {
    this.#set(connectionId, (names) => names.filter((name) => !gone.includes(name)));
  }

  #names(): Names {
    return this.#memory.get<Names>(KEY, {});
  }

  #set(connectionId: string, change: (names: readonly string[]) => readonly string[]): void {
    const all = this.#names();
    const names = change(all[connectionId] ?? []).slice(-MOST);
    // Read again at once; that it is on the disk, nobody waits for.
    void this.#memory.update(KEY, { ...all, [connectionId]: names });
  }
}

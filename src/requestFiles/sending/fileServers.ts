import type { Memento } from 'vscode';
import { fieldsOf } from '../../shared/fields';

/** Where the choices are kept. */
const KEY = 'requestFileServers';
/** More files than this, and the oldest choice is forgotten. */
const KEPT = 200;

/** A document that was never saved: its address is given to another one once it is closed. */
function isUntitled(file: string): boolean {
  return file.startsWith('untitled:');
}

/** Which server each request file is sent to; kept with the workspace, of untitled ones until they are closed. */
export class FileServers {
  readonly #memory: Pick<Memento, 'get' | 'update'>;
  readonly #untitled = new Map<string, string>();

  constructor(memory: Pick<Memento, 'get' | 'update'>) {
    this.#memory = memory;
  }

  /** The id of the connection chosen for a file, by the file's address. */
  get(file: string): string | undefined {
    if (isUntitled(file)) return this.#untitled.get(file);
    const found = this.#all()[file];
    return typeof found === 'string' ? found : undefined;
  }

  /** Remembers a choice. */
  async set(file: string, connectionId: string): Promise<void> {
    if (isUntitled(file)) {
      this.#untitled.set(file, connectionId);
      return;
    }
    const others = Object.entries(this.#all()).filter(([name]) => name !== file && !isUntitled(name));
    const kept = [...others, [file, connectionId] as const].slice(-KEPT);
    await this.#memory.update(KEY, Object.fromEntries(kept));
  }

  /** Forgets the choice of an untitled document that is closed. */
  forget(file: string): void {
    this.#untitled.delete(file);
  }

  #all(): Readonly<Record<string, unknown>> {
    return fieldsOf(this.#memory.get<unknown>(KEY)) ?? {};
  }
}

/** A recording on the simulator's disk. */
export interface StoredRecording {
  readonly name: string;
  /** As `format` of `record` named it. */
  readonly format: string;
  /** Milliseconds. */
  readonly length: number;
}

/** Name under which a recording is stored: below the folder of recordings in any case. */
export function storedName(name: string): string {
  return name.replace(/^\/+/, '');
}

/** Recordings that have ended. They last as long as the simulator does. */
export class StoredRecordings {
  readonly #byName = new Map<string, StoredRecording>();

  constructor(present: readonly StoredRecording[]) {
    for (const recording of present) this.put(recording);
  }

  get(name: string): StoredRecording | undefined {
    return this.#byName.get(name);
  }

  /** By name, as Asterisk lists them. */
  all(): readonly StoredRecording[] {
    return [...this.#byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Adds it, or replaces the one of this name. */
  put(recording: StoredRecording): void {
    this.#byName.set(recording.name, recording);
  }

  /** False when there is none. */
  delete(name: string): boolean {
    return this.#byName.delete(name);
  }
}

/**
 * Remembers which channels and bridges are gone, so that an event or a snapshot that is older than
 * their end cannot bring them back. Bounded: the oldest are forgotten first.
 */
export class GoneResources {
  readonly #limit: number;
  readonly #keys = new Set<string>();

  constructor(limit = 20_000) {
    this.#limit = limit;
  }

  /** Notes that a resource is gone. */
  add(kind: 'bridge' | 'channel', id: string): void {
    const key = `${kind} ${id}`;
    this.#keys.delete(key);
    this.#keys.add(key);
    if (this.#keys.size <= this.#limit) return;
    const [oldest] = this.#keys;
    if (oldest !== undefined) this.#keys.delete(oldest);
  }

  /** Notes that a resource exists (again): ids given by a client can be used twice. */
  delete(kind: 'bridge' | 'channel', id: string): void {
    this.#keys.delete(`${kind} ${id}`);
  }

  /** Forgets everything: what was gone may have come back unseen. */
  clear(): void {
    this.#keys.clear();
  }

  /** Whether a resource is known to be gone. */
  has(kind: 'bridge' | 'channel', id: string): boolean {
    return this.#keys.has(`${kind} ${id}`);
  }
}

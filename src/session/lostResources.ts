import type { LiveResource, ResourceKind } from '../shared/liveResources';
import type { NewStart } from './serverStart';

/** A resource that ended with the Asterisk it was on, as it was last. */
export interface LostResource {
  readonly resource: LiveResource;
  readonly start: NewStart;
}

/**
 * Remembers what ended with a server, for whoever still looks at it: no event has told its end. Bounded; the
 * oldest are forgotten first.
 */
export class LostResources {
  readonly #limit: number;
  readonly #lost = new Map<string, LostResource>();

  constructor(limit = 2_000) {
    this.#limit = limit;
  }

  /** Takes up what was there when the server ended. */
  add(resources: Iterable<LiveResource>, start: NewStart): void {
    for (const resource of resources) {
      const key = `${resource.kind} ${resource.id}`;
      this.#lost.delete(key);
      this.#lost.set(key, { resource, start });
    }
    for (const key of this.#lost.keys()) {
      if (this.#lost.size <= this.#limit) break;
      this.#lost.delete(key);
    }
  }

  /** What is remembered of a resource; it may be back under the same id. */
  get(kind: ResourceKind, id: string): LostResource | undefined {
    return this.#lost.get(`${kind} ${id}`);
  }
}

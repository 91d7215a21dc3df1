import { provide } from './provide';
import type { Need } from './suites';

/**
 * What the suites need, got ready one after another from the start: downloads wait for the network, while the
 * first suites, which need nothing of this, keep the processors busy.
 */
export class Provisions {
  readonly #ready = new Map<Need, Promise<string>>();

  /** Begins to find or to install `needs`, in this order. */
  constructor(needs: Iterable<Need>) {
    let before: Promise<unknown> = Promise.resolve();
    for (const need of new Set(needs)) {
      const ready = before.then(() => provide(need));
      this.#ready.set(need, ready);
      // A miss is told by the suite that needs it, and keeps nobody else waiting for ever.
      before = ready.catch(() => undefined);
    }
  }

  /** Says what was taken once it is there; throws `Unavailable` when it cannot be had. */
  of(need: Need): Promise<string> {
    return this.#ready.get(need) ?? provide(need);
  }
}

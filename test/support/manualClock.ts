import type { Clock, Timer } from '../../src/simulator/clock';

interface Pending {
  readonly at: number;
  readonly action: () => void;
}

/** A clock that moves only when a test tells it to. */
export class ManualClock implements Clock {
  #now: number;
  readonly #pending = new Set<Pending>();

  /** `start` in ms since 1970. */
  constructor(start = Date.UTC(2026, 10, 23, 9)) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  /** Number of actions that wait for their time. */
  get pending(): number {
    return this.#pending.size;
  }

  after(delay: number, action: () => void): Timer {
    const pending: Pending = { at: this.#now + Math.max(0, delay), action };
    this.#pending.add(pending);
    return { cancel: () => void this.#pending.delete(pending) };
  }

  /** Moves on by `ms`, runs what falls due on the way in its order, and lets promises run in between. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#pending.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.action();
      await settle();
    }
    this.#now = end;
  }

  #next(end: number): Pending | undefined {
    let next: Pending | undefined;
    for (const pending of this.#pending) {
      if (pending.at <= end && (!next || pending.at < next.at)) next = pending;
    }
    return next;
  }
}

/** Lets all promises run that can: a macrotask comes after every microtask. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

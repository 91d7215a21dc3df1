import type { IBackoff } from 'cockatiel';
// Not from the index: its CommonJS build would bring all of cockatiel into the bundle.
import { ExponentialBackoff } from 'cockatiel/dist/backoff/ExponentialBackoff.js';
import { halfJitterGenerator } from 'cockatiel/dist/backoff/ExponentialBackoffGenerators.js';

/** Bounds of the delays between attempts, ms. */
export interface BackoffBounds {
  readonly initialDelay: number;
  readonly maxDelay: number;
}

/** Delays that double from attempt to attempt, each shortened at random by up to a half so that clients spread. */
export class ReconnectDelays {
  readonly #factory: ExponentialBackoff<number>;
  #current: IBackoff<unknown> | undefined;

  constructor(bounds: BackoffBounds) {
    this.#factory = new ExponentialBackoff({ ...bounds, generator: halfJitterGenerator });
  }

  /** The delay before the next attempt, ms. */
  next(): number {
    // The factory's own first backoff is already the first delay.
    this.#current = this.#current === undefined ? this.#factory.next() : this.#current.next(undefined);
    return this.#current.duration;
  }

  /** Starts over: the server was reached. */
  reset(): void {
    this.#current = undefined;
  }
}

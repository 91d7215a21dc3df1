import { isAriError, type AriErrorCode } from './ariError';
import { isWorthRetrying } from './isWorthRetrying';
import { msBetween, type Moment } from './moment';
import { ReconnectDelays, type BackoffBounds } from './reconnectDelays';

/** A connection that held so long was a good one: the next attempts after it begin with short delays, ms. */
const STEADY_MS = 10_000;

/** Failures that say that nobody is there; what answers next may be an Asterisk that starts. */
const ABSENT: readonly AriErrorCode[] = ['timeout', 'unreachable'];

/** Counts the attempts to reach a server, and says after each failure whether and when the next is due. */
export class AttemptSeries {
  readonly #delays: ReconnectDelays;
  #count = 0;
  /** Since when the present attempt has been live. */
  #liveSince: Moment | undefined;
  /** When this series of failures began, or the server was last away, monotonic ms. */
  #troubleSince: number | undefined;

  constructor(bounds: BackoffBounds) {
    this.#delays = new ReconnectDelays(bounds);
  }

  /** Attempts since the last that was live. */
  get count(): number {
    return this.#count;
  }

  /** Somebody asks for a connection: whatever failed before is over. */
  begin(): void {
    this.#count = 0;
    this.#troubleSince = undefined;
    this.#delays.reset();
  }

  /** The server is back: what comes next has short delays, should it still be starting. */
  serverReturned(): void {
    this.#delays.reset();
  }

  /** One more attempt begins; answers its number, from 1. */
  next(): number {
    this.#count += 1;
    return this.#count;
  }

  /** The attempt has succeeded. */
  wentLive(now: Moment): void {
    this.#liveSince = now;
    this.#count = 0;
    this.#troubleSince = undefined;
  }

  /** The attempt is over, however. One that is dropped at once does not ask for everything twice a second. */
  left(now: Moment): void {
    if (this.#liveSince !== undefined && msBetween(this.#liveSince, now) >= STEADY_MS) this.#delays.reset();
    this.#liveSince = undefined;
  }

  /** How long to wait after a failure, ms; undefined where trying again would not help. */
  delayAfter(error: unknown, now: Moment): number | undefined {
    const { monotonic } = now;
    const troubledMs = this.#troubleSince === undefined ? undefined : monotonic - this.#troubleSince;
    if (isAriError(error) && ABSENT.includes(error.code)) this.#troubleSince = monotonic;
    this.#troubleSince ??= monotonic;
    if (isAriError(error) && !isWorthRetrying(error, troubledMs)) return undefined;
    return this.#delays.next();
  }
}

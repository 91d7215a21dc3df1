import { momentNow, msBetween, type Moment } from './moment';

/** What a {@link SilenceWatch} pings with, and whom it tells. */
export interface SilenceWatchOptions {
  /** Between two pings that are answered, ms. */
  readonly pingInterval: number;
  readonly ping: () => void;
  /** Called once, when nobody is there any more. */
  readonly died: (silentMs: number) => void;
  /** Told by tests that move it. */
  readonly now?: () => Moment;
}

/** Pings without a reply that are enough. */
const PINGS = 2;
/** Pings during which bytes may come that make no whole message: a large one over a slow line. */
const PINGS_IN_A_MESSAGE = 6;

/**
 * Notices that a server is gone although its connection stays: two pings in a row, each with half an
 * interval, and not one byte. So it takes two intervals at most. All waiting goes by the monotonic clock,
 * and time in which this process did not run is nobody's silence.
 */
export class SilenceWatch {
  readonly #options: SilenceWatchOptions;
  readonly #now: () => Moment;
  #lastSign: Moment;
  /** A message was completed since the last chunk. */
  #hasMessage = false;
  #unanswered = 0;
  #pingsInMessage = 0;
  #isResting = false;
  #dueAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #reading: NodeJS.Immediate | undefined;

  constructor(options: SilenceWatchOptions) {
    this.#options = options;
    this.#now = options.now ?? momentNow;
    this.#lastSign = this.#now();
  }

  /** When the server last completed a message, a pong included. What came since is lost with the connection. */
  get lastSign(): Moment {
    if (this.#hasMessage) this.#note();
    return this.#lastSign;
  }

  /** The connection is up: pings from now on. */
  start(): void {
    this.#note();
    this.#wait();
  }

  /** Pings no more. */
  stop(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#reading);
  }

  /** A message or a pong is complete. Cheap: the clocks are read once for all that a chunk brought. */
  noticeMessage(): void {
    this.#hasMessage = true;
  }

  /** Bytes have come and been read. Behind a flood of events the reply to a ping may be seconds late. */
  noticeBytes(): void {
    this.#unanswered = 0;
    if (this.#hasMessage) this.#note();
  }

  #note(): void {
    this.#hasMessage = false;
    this.#pingsInMessage = 0;
    this.#lastSign = this.#now();
  }

  #wait(): void {
    const half = this.#options.pingInterval / 2;
    this.#dueAt = this.#now().monotonic + half;
    this.#timer = setTimeout(() => {
      // A process that was held up runs its timers first: what has come meanwhile is to be read before.
      this.#reading = setImmediate(() => this.#look());
    }, half);
  }

  #look(): void {
    const now = this.#now();
    if (now.monotonic - this.#dueAt > this.#options.pingInterval / 2) this.#unanswered = 0;
    if (this.#unanswered >= PINGS || this.#pingsInMessage >= PINGS_IN_A_MESSAGE) {
      this.#options.died(msBetween(this.lastSign, now));
      return;
    }
    // The ping before had its reply: the next one has time.
    this.#isResting = !this.#isResting && this.#unanswered === 0;
    if (!this.#isResting) {
      this.#unanswered += 1;
      this.#pingsInMessage += 1;
      this.#options.ping();
    }
    this.#wait();
  }
}

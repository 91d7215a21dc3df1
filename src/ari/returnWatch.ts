import { knock, type KnockTarget } from './serverKnock';

/** What a {@link ReturnWatch} is made of. */
export interface ReturnWatchOptions {
  readonly target: KnockTarget;
  /** Time between two knocks, ms; each a quarter more or less, so that clients spread. */
  readonly every: number;
  /** Called when a server that was seen to be away answers again; the watch has stopped then. */
  readonly returned: () => void;
}

/**
 * Notices that a server is back while a connection waits for its next attempt, whose delays have grown: one
 * small question a second, nothing of which is told or logged. It tells of a return only after an absence
 * of its own seeing, once: a server that answers pings but refuses our events is not pressed.
 */
export class ReturnWatch {
  readonly #options: ReturnWatchOptions;
  #isAway = false;
  #running: AbortController | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ReturnWatchOptions) {
    this.#options = options;
  }

  /** Starts knocking; that the server was away when it last stopped is remembered. */
  start(): void {
    this.stop();
    const running = new AbortController();
    this.#running = running;
    // The first time at once: an Asterisk may be back after little more than a second, unseen.
    this.#wait(running, this.#options.every * Math.random() * 0.25);
  }

  /** Stops; leaves no timer and no connection behind. Idempotent. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#running = undefined;
  }

  #wait(running: AbortController, delay = this.#options.every * (0.75 + Math.random() / 2)): void {
    this.#timer = setTimeout(() => void this.#ask(running), delay);
  }

  async #ask(running: AbortController): Promise<void> {
    const answers = await knock(this.#options.target, running.signal);
    if (this.#running !== running) return;
    if (answers && this.#isAway) {
      this.#isAway = false;
      this.stop();
      this.#options.returned();
      return;
    }
    this.#isAway ||= !answers;
    this.#wait(running);
  }
}

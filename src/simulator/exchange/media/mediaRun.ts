import type { Clock, Timer } from '../../clock';

/** How media came to its end. */
export type MediaEnd = 'finished' | 'stopped' | 'aborted';

/** Media being played: its place on the clock, which can be halted and moved. Ends once. */
export class MediaRun {
  readonly ended: Promise<MediaEnd>;
  #end: (end: MediaEnd) => void = () => undefined;
  #timer: Timer | undefined;
  /** Where it was when it started or was last halted or moved; ms from its beginning. */
  #position: number;
  /** When it went on from there; undefined while halted. */
  #since: number | undefined;

  /** Starts at `offset` ms; `length` may be Infinity. */
  constructor(
    private readonly clock: Clock,
    private readonly length: number,
    offset: number,
    signal: AbortSignal,
  ) {
    this.#position = offset;
    this.ended = new Promise((resolve) => {
      const aborted = (): void => this.#end('aborted');
      this.#end = (end) => {
        signal.removeEventListener('abort', aborted);
        this.#timer?.cancel();
        resolve(end);
      };
      signal.addEventListener('abort', aborted);
      if (signal.aborted) aborted();
      else this.resume();
    });
  }

  stop(): void {
    this.#end('stopped');
  }

  halt(): void {
    this.#position = this.#place();
    this.#since = undefined;
    this.#timer?.cancel();
  }

  resume(): void {
    this.#since = this.clock.now();
    this.#timer?.cancel();
    if (!Number.isFinite(this.length)) return;
    this.#timer = this.clock.after(Math.max(0, this.length - this.#position), () => this.#end('finished'));
  }

  /**
   * Goes on `by` ms from the present place, not before the beginning. What would lead past the end leads, as in
   * Asterisk, to as far before the end.
   */
  move(by: number): void {
    const place = this.#place() + by;
    this.#position = Math.max(0, place > this.length ? this.length - by : place);
    this.resume();
  }

  restart(): void {
    this.#position = 0;
    this.resume();
  }

  #place(): number {
    return this.#since === undefined ? this.#position : this.#position + this.clock.now() - this.#since;
  }
}

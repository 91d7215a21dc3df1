import type { Socket } from 'node:net';
import type { Clock, Timer } from '../clock';

/** Milliseconds without any progress after which Asterisk gives a reader up (`websocket_write_timeout`). */
const WRITE_TIMEOUT = 100;
/** Milliseconds between two looks at a reader that makes no progress. */
const LOOK_EVERY = 20;
/** Milliseconds that a look is late when this process was too busy to write, or to read in the same process. */
const BUSY = 10;
/** Characters that wait at most, however busy this process is. */
const MOST_WAITING = 64 * 1024 * 1024;

/**
 * Text frames on their way to one reader. While the reader does not read, the system holds about 4 MB for it;
 * then nothing can be written any more, and after 100 ms of that the reader is given up, as Asterisk does.
 */
export class FrameQueue {
  #waiting: string[] = [];
  #next = 0;
  #size = 0;
  #stalled: Timer | undefined;
  /** Milliseconds without progress in which this process had time for some. */
  #stalledFor = 0;
  readonly #drained = (): void => this.#pump();

  /** `write` puts a frame on the socket; `giveUp` ends the connection. */
  constructor(
    private readonly socket: Socket,
    private readonly clock: Clock,
    private readonly write: (frame: string) => void,
    private readonly giveUp: () => void,
  ) {
    socket.on('drain', this.#drained);
  }

  /** Sends the frame now, or behind those that wait. */
  send(frame: string): void {
    if (this.#waiting.length === 0 && !this.socket.writableNeedDrain) {
      this.write(frame);
      return;
    }
    this.#waiting.push(frame);
    this.#size += frame.length;
    if (!this.#stalled) this.#watch();
    if (this.#size > MOST_WAITING) this.giveUp();
  }

  /** Forgets what waits. */
  close(): void {
    this.socket.off('drain', this.#drained);
    this.#stalled?.cancel();
    this.#forget();
  }

  #pump(): void {
    this.#stalled?.cancel();
    this.#stalled = undefined;
    this.#stalledFor = 0;
    while (this.#next < this.#waiting.length && !this.socket.writableNeedDrain) {
      const frame = this.#waiting[this.#next] ?? '';
      this.#next += 1;
      this.#size -= frame.length;
      this.write(frame);
    }
    if (this.#next === this.#waiting.length) {
      this.#forget();
      return;
    }
    if (this.#next > this.#waiting.length / 2) {
      this.#waiting = this.#waiting.slice(this.#next);
      this.#next = 0;
    }
    this.#watch();
  }

  #forget(): void {
    this.#waiting = [];
    this.#next = 0;
    this.#size = 0;
  }

  #watch(): void {
    const due = this.clock.now() + LOOK_EVERY;
    this.#stalled = this.clock.after(LOOK_EVERY, () => {
      if (this.clock.now() - due <= BUSY) this.#stalledFor += LOOK_EVERY;
      if (this.#stalledFor < WRITE_TIMEOUT) this.#watch();
      else this.giveUp();
    });
  }
}

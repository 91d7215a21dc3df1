import type { Socket } from 'node:net';
import type { Clock, Timer } from '../clock';

/** Milliseconds without any progress after which Asterisk gives a reader up (`websocket_write_timeout`). */
const WRITE_TIMEOUT = 100;

/**
 * Text frames on their way to one reader. While the reader does not read, the system holds about 4 MB for it;
 * then nothing can be written any more, and after 100 ms of that the reader is given up, as Asterisk does.
 */
export class FrameQueue {
  #waiting: string[] = [];
  #next = 0;
  #stalled: Timer | undefined;
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
    if (this.#waiting.length === 0 && !this.socket.writableNeedDrain) this.write(frame);
    else {
      this.#waiting.push(frame);
      this.#stalled ??= this.clock.after(WRITE_TIMEOUT, () => this.#lookAgain());
    }
  }

  /** Forgets what waits. */
  close(): void {
    this.socket.off('drain', this.#drained);
    this.#stalled?.cancel();
    this.#waiting = [];
    this.#next = 0;
  }

  #pump(): void {
    this.#stalled?.cancel();
    this.#stalled = undefined;
    while (this.#next < this.#waiting.length && !this.socket.writableNeedDrain) {
      this.write(this.#waiting[this.#next] ?? '');
      this.#next += 1;
    }
    if (this.#next < this.#waiting.length) {
      this.#stalled = this.clock.after(WRITE_TIMEOUT, () => this.#lookAgain());
    } else {
      this.#waiting = [];
      this.#next = 0;
    }
  }

  /** This process may have been busy itself: only when the socket had its turn too, the reader is at fault. */
  #lookAgain(): void {
    this.#stalled = this.clock.after(1, () => {
      this.#stalled = this.clock.after(1, () => this.giveUp());
    });
  }
}

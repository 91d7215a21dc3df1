import type { Socket } from 'node:net';
import type { Clock } from '../clock';

/** Unread bytes at which the other side is told to wait. */
const PLENTY = 64 * 1024;

/** Reads a socket piece by piece, waiting no longer than it is told to. */
export class ByteReader {
  #bytes: Buffer = Buffer.alloc(0);
  #ended = false;
  #wake: (() => void) | undefined;
  readonly #take = (chunk: Buffer): void => {
    this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk]);
    if (this.#bytes.length > PLENTY) this.socket.pause();
    this.#wake?.();
  };
  readonly #end = (): void => {
    this.#ended = true;
    this.#wake?.();
  };

  constructor(
    private readonly socket: Socket,
    private readonly clock: Clock,
  ) {
    socket.on('data', this.#take);
    for (const event of ['end', 'close', 'error']) socket.on(event, this.#end);
  }

  /** Waits up to `patience` ms for a byte; false when none came or the connection ended. */
  async waitForByte(patience: number): Promise<boolean> {
    return this.#bytes.length > 0 || this.#more(patience);
  }

  /**
   * A line without its end, as Latin-1; `limit` in bytes with its end. `too long` when there is no end in it,
   * undefined when the connection ended or was silent for `patience` ms.
   */
  async line(limit: number, patience: number): Promise<{ readonly text: string } | 'too long' | undefined> {
    for (;;) {
      const end = this.#bytes.subarray(0, limit).indexOf(0x0a);
      if (end >= 0)
        return {
          text: this.#cut(end + 1)
            .toString('latin1')
            .replace(/\r?\n$/, ''),
        };
      if (this.#bytes.length >= limit) return 'too long';
      if (!(await this.#more(patience))) return undefined;
    }
  }

  /** So many bytes; undefined when the connection ended or was silent for `patience` ms. */
  async bytes(count: number, patience: number): Promise<Buffer | undefined> {
    const parts: Buffer[] = [];
    for (let missing = count; missing > 0;) {
      if (this.#bytes.length === 0 && !(await this.#more(patience))) return undefined;
      const part = this.#cut(Math.min(missing, this.#bytes.length));
      parts.push(part);
      missing -= part.length;
    }
    return Buffer.concat(parts);
  }

  /** Passes over so many bytes; false when the connection ended or was silent for `patience` ms. */
  async skip(count: number, patience: number): Promise<boolean> {
    for (let missing = count; missing > 0;) {
      if (this.#bytes.length === 0 && !(await this.#more(patience))) return false;
      missing -= this.#cut(Math.min(missing, this.#bytes.length)).length;
    }
    return true;
  }

  /** Reads no more and returns what has come but was not read. */
  release(): Buffer {
    this.socket.off('data', this.#take);
    for (const event of ['end', 'close', 'error']) this.socket.off(event, this.#end);
    return this.#bytes;
  }

  #cut(count: number): Buffer {
    const part = this.#bytes.subarray(0, count);
    this.#bytes = this.#bytes.subarray(count);
    if (this.#bytes.length <= PLENTY && this.socket.isPaused()) this.socket.resume();
    return part;
  }

  #more(patience: number): Promise<boolean> {
    if (this.#ended) return Promise.resolve(false);
    return new Promise((resolve) => {
      const timer = this.clock.after(patience, () => finish(false));
      const finish = (came: boolean): void => {
        timer.cancel();
        this.#wake = undefined;
        resolve(came);
      };
      this.#wake = () => finish(!this.#ended);
    });
  }
}

import type { Gunzip, Gzip } from 'node:zlib';

/** What a zlib error carries beside its message. */
export interface ZlibError extends Error {
  /** zlib's name of it, such as `Z_BUF_ERROR`. */
  readonly code?: string;
}

/**
 * Bytes in, bytes out, one piece at a time: what came out of a piece is there when its promise resolves,
 * and nothing of it is lost when the next piece proves damaged. (A stream's iterator drops what it holds
 * when the stream fails.) zlib works on a thread of its own meanwhile.
 */
export class ZlibPump {
  readonly #stream: Gunzip | Gzip;
  #out: Buffer[] = [];
  #failed: ZlibError | undefined;

  #wake: () => void = () => undefined;
  #state: 'open' | 'ending' | 'ended' = 'open';
  #hasTrailer = false;

  constructor(stream: Gunzip | Gzip) {
    this.#stream = stream;
    stream.on('data', (bytes: Buffer) => this.#out.push(bytes));
    stream.on('error', (error: ZlibError) => (this.#failed = error));
    stream.on('end', () => {
      this.#hasTrailer = this.#state === 'open';
      this.#finish();
    });
    // After an error; and what is still to be written by then is told of in no other way.
    stream.on('close', () => this.#finish());
  }

  /** Why nothing comes any more; undefined while all is well. */
  get failed(): ZlibError | undefined {
    return this.#failed;
  }

  /** True when the compressed data ended before what was put in did. */
  get hasTrailer(): boolean {
    return this.#hasTrailer;
  }

  /** Puts `bytes` in and resolves with what came out, also when it failed within. */
  async push(bytes: Uint8Array): Promise<readonly Buffer[]> {
    await this.#until((done) => this.#stream.write(bytes, done));
    return this.#take();
  }

  /** Tells that nothing more goes in, and resolves with the rest. */
  async end(): Promise<readonly Buffer[]> {
    if (this.#state === 'open') this.#state = 'ending';
    await this.#until(() => this.#stream.end());
    return this.#take();
  }

  /** Lets go of zlib's memory. */
  dispose(): void {
    this.#stream.destroy();
  }

  /** Resolves when `start` calls back, or when the stream has ended. */
  async #until(start: (done: () => void) => void): Promise<void> {
    if (this.#state === 'ended') return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      start(resolve);
    });
  }

  #finish(): void {
    this.#state = 'ended';
    this.#wake();
  }

  #take(): readonly Buffer[] {
    const taken = this.#out;
    this.#out = [];
    return taken;
  }
}

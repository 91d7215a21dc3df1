import { constants, createDeflateRaw, deflateRawSync, inflateRawSync, type DeflateRaw } from 'node:zlib';

/**
 * Level 1 leaves a tenth more on recorded storms and is no faster, level 6 leaves a third less and takes
 * three times as long.
 */
const LEVEL = 3;

/**
 * Deflates chunks one after the other in zlib's threads, with one compressor for all of them: making one for
 * each chunk costs as much as the deflating, since it is fresh memory every time. Each chunk comes out on
 * its own: no other is needed to inflate it.
 */
export class ChunkDeflater {
  #stream: DeflateRaw | undefined;
  #parts: Buffer[] = [];
  #done: ((cold: Buffer | undefined) => void) | undefined;

  /**
   * Deflates `bytes`, which stay as they are until `done` is called: with the result, whose memory is its own
   * and of its exact size; with undefined when zlib fails. One call at a time.
   */
  deflate(bytes: Uint8Array, done: (cold: Buffer | undefined) => void): void {
    this.#done = done;
    this.#stream ??= this.#open();
    this.#stream.write(bytes, () => this.#finish(concat(this.#parts)));
  }

  /** Frees the compressor; the next call makes another. What is under way ends with undefined. */
  close(): void {
    const stream = this.#stream;
    this.#stream = undefined;
    stream?.destroy();
    this.#finish(undefined);
  }

  #open(): DeflateRaw {
    // Full: nothing behind it refers to what stands before it.
    const stream = createDeflateRaw({ level: LEVEL, flush: constants.Z_FULL_FLUSH, chunkSize: 32 * 1024 });
    stream.on('data', (part: Buffer) => this.#parts.push(part));
    stream.on('error', () => {
      if (stream === this.#stream) this.close();
    });
    return stream;
  }

  #finish(cold: Buffer | undefined): void {
    const done = this.#done;
    this.#done = undefined;
    this.#parts = [];
    done?.(cold);
  }
}

/** Deflates in this very turn. */
export function deflateNow(bytes: Uint8Array): Buffer {
  return concat([deflateRawSync(bytes, { level: LEVEL })]);
}

/** What was deflated, `length` bytes of it. */
export function inflateNow(cold: Uint8Array, length: number): Buffer {
  // Some room beyond: zlib would ask for a second buffer to learn that there is no more. A chunk of many
  // has no end of its own.
  return inflateRawSync(cold, { chunkSize: length + 64, finishFlush: constants.Z_SYNC_FLUSH });
}

/** A copy of its exact size: zlib's own answer may be a part of something larger. */
function concat(parts: readonly Buffer[]): Buffer {
  const whole = Buffer.allocUnsafeSlow(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

import { ChunkDeflater, deflateNow, inflateNow } from './chunkDeflater';

/** How an {@link Arena} is laid out; what is not given is as measured best. */
export interface ArenaLayout {
  /** Bytes of a chunk; 256 KB unless told. What is larger gets a chunk of its own. */
  readonly chunkBytes?: number;
  /** How many of the newest chunks stay as they are; 32 unless told. */
  readonly hotChunks?: number;
}

interface Chunk {
  readonly number: number;
  /** The first row with bytes in here; its rows follow one another. */
  readonly firstRow: number;
  used: number;
  /** The bytes while hot. */
  hot: Buffer | undefined;
  /** The bytes deflated. */
  cold: Buffer | undefined;
}

/**
 * A hundred rows far apart, as a filter leaves them, are read in 15 ms; with chunks of 1 MB in 57 ms, too
 * long for one turn, and they occupy but a hundredth less.
 */
const CHUNK_BYTES = 256 * 1024;
const HOT_CHUNKS = 32;
/** Inflated chunks kept for the next reader, as bytes of ordinary ones: windows of rows lie side by side. */
const CACHED = 16;
/** Buffers kept for the next chunks: what is not allocated is not collected. */
const SPARE = 8;
/** Pause between two chunks, ms: deflating leaves the processor to those who read from the network. */
const PAUSE_MS = 10;
/** With more hot than this, bytes, there is no pause: what comes for long is deflated as fast as it comes. */
const MUCH_HOT = 64 * 1024 * 1024;
/** About what a chunk's objects occupy, bytes. */
const CHUNK_OBJECTS = 400;

/**
 * Bytes of rows, one after the other, in chunks; the oldest go. Full chunks are deflated off the main
 * thread, one at a time, and inflated when somebody reads in them. No object is kept per row.
 */
export class Arena {
  readonly #chunkBytes: number;
  readonly #hotChunks: number;
  #chunks: Chunk[] = [];
  #nextNumber = 0;
  /** Number of the oldest chunk that is neither deflated nor being deflated. */
  #nextToPack = 0;
  readonly #deflater = new ChunkDeflater();
  #packing: Chunk | undefined;
  #pause: NodeJS.Timeout | undefined;
  #bytes = 0;
  #hotBytes = 0;
  readonly #inflated = new Map<number, Buffer>();
  readonly #spare: Buffer[] = [];
  #settled: (() => void)[] = [];

  constructor({ chunkBytes = CHUNK_BYTES, hotChunks = HOT_CHUNKS }: ArenaLayout = {}) {
    this.#chunkBytes = chunkBytes;
    this.#hotChunks = Math.max(1, hotChunks);
  }

  /** Bytes held: chunks as allocated, or as deflated. The few inflated for readers are not counted. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Those of {@link bytes} that are not deflated. */
  get hotBytes(): number {
    return this.#hotBytes;
  }

  /** Number of the chunk that was last written to; -1 before there is one. Numbers count up, none is reused. */
  get newest(): number {
    return this.#chunks.at(-1)?.number ?? -1;
  }

  /** The row with which the second oldest chunk begins: up to there the oldest holds all; undefined if alone. */
  get endOfOldest(): number | undefined {
    return this.#chunks[1]?.firstRow;
  }

  /** Adds the bytes of `row` to the chunk {@link newest} and returns their offset in it. */
  append(bytes: Uint8Array, row: number): number {
    let chunk = this.#chunks.at(-1);
    if (!chunk?.hot || chunk.used + bytes.length > chunk.hot.length) chunk = this.#open(bytes.length, row);
    const offset = chunk.used;
    chunk.hot?.set(bytes, offset);
    chunk.used = offset + bytes.length;
    return offset;
  }

  /**
   * All bytes of a chunk; undefined when it is gone. They are the arena's own: read them in this turn and
   * before the next append, copy what shall stay.
   */
  chunk(number: number): Buffer | undefined {
    const chunk = this.#at(number);
    if (!chunk) return undefined;
    return chunk.hot?.subarray(0, chunk.used) ?? this.#inflate(chunk);
  }

  /** The rows with bytes in the chunk, from (inclusive) to (exclusive); none when it is gone. */
  rowsOf(number: number): { readonly from: number; readonly to: number } {
    const from = this.#at(number)?.firstRow ?? 0;
    const to = this.#at(number + 1)?.firstRow ?? (number === this.newest ? Infinity : from);
    return { from, to };
  }

  /** Frees the chunks that hold nothing but rows before `row`; the newest stays. */
  dropBefore(row: number): void {
    while ((this.endOfOldest ?? Infinity) <= row) {
      const chunk = this.#chunks.shift();
      if (!chunk) return;
      this.#count(chunk, -1);
      this.#inflated.delete(chunk.number);
      if (chunk !== this.#packing) this.#recycle(chunk.hot);
      chunk.hot = undefined;
    }
  }

  /** Frees everything. */
  clear(): void {
    this.#chunks = [];
    this.#inflated.clear();
    this.#spare.length = 0;
    this.#bytes = 0;
    this.#hotBytes = 0;
    this.#nextToPack = this.#nextNumber;
    clearTimeout(this.#pause);
    this.#pause = undefined;
  }

  /** Deflates the oldest full chunk that is still hot in this very turn; false when there is none. */
  packNow(): boolean {
    const chunk = this.#takeWaiting(1);
    if (!chunk?.hot) return false;
    this.#cool(chunk, deflateNow(chunk.hot.subarray(0, chunk.used)));
    return true;
  }

  /** Resolves when no full chunk waits to be deflated; there is no pause until then. */
  async settle(): Promise<void> {
    const settled = new Promise<void>((resolve) => this.#settled.push(resolve));
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#packNext();
    await settled;
  }

  #at(number: number): Chunk | undefined {
    const oldest = this.#chunks[0];
    return oldest && this.#chunks[number - oldest.number];
  }

  #open(bytes: number, row: number): Chunk {
    const fits = bytes <= this.#chunkBytes;
    const hot =
      (fits ? this.#spare.pop() : undefined) ?? Buffer.allocUnsafeSlow(Math.max(bytes, this.#chunkBytes));
    const chunk: Chunk = { number: this.#nextNumber++, firstRow: row, used: 0, hot, cold: undefined };
    this.#chunks.push(chunk);
    this.#count(chunk, 1);
    this.#packNext();
    return chunk;
  }

  #inflate(chunk: Chunk): Buffer | undefined {
    const known = this.#inflated.get(chunk.number);
    if (known) {
      // The last in the map is the last to go.
      this.#inflated.delete(chunk.number);
      this.#inflated.set(chunk.number, known);
      return known;
    }
    if (!chunk.cold) return undefined;
    const bytes = inflateNow(chunk.cold, chunk.used);
    this.#inflated.set(chunk.number, bytes);
    let room = CACHED * this.#chunkBytes;
    for (const [number, { length }] of [...this.#inflated].reverse()) {
      if (length > room) this.#inflated.delete(number);
      else room -= length;
    }
    return bytes;
  }

  /** The next chunk to deflate; undefined when there are none but the newest, which shall stay hot. */
  #takeWaiting(newest: number): Chunk | undefined {
    this.#nextToPack = Math.max(this.#nextToPack, this.#chunks[0]?.number ?? 0);
    if (this.#nextNumber - this.#nextToPack <= newest) return undefined;
    return this.#at(this.#nextToPack++);
  }

  #packNext(): void {
    if (this.#packing || this.#pause) return;
    const chunk = this.#takeWaiting(this.#hotChunks);
    if (!chunk?.hot) {
      for (const tell of this.#settled.splice(0)) tell();
      return;
    }
    const { hot } = chunk;
    this.#packing = chunk;
    this.#deflater.deflate(hot.subarray(0, chunk.used), (cold) => {
      this.#packing = undefined;
      if (this.#at(chunk.number) !== chunk) this.#recycle(hot);
      // Where zlib has no memory left, the chunk stays as it is.
      else if (cold) this.#cool(chunk, cold);
      this.#packLater();
    });
  }

  #packLater(): void {
    if (this.#settled.length > 0 || this.#hotBytes > MUCH_HOT) {
      this.#packNext();
      return;
    }
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      this.#packNext();
    }, PAUSE_MS).unref();
  }

  #cool(chunk: Chunk, cold: Buffer): void {
    this.#count(chunk, -1);
    chunk.cold = cold;
    this.#recycle(chunk.hot);
    chunk.hot = undefined;
    this.#count(chunk, 1);
  }

  /** Adds the chunk to what is held, or takes it away. */
  #count({ hot, cold }: Chunk, sign: 1 | -1): void {
    this.#bytes += sign * (CHUNK_OBJECTS + (hot?.length ?? cold?.length ?? 0));
    this.#hotBytes += sign * (hot?.length ?? 0);
  }

  #recycle(hot: Buffer | undefined): void {
    if (hot?.length === this.#chunkBytes && this.#spare.length < SPARE) this.#spare.push(hot);
  }
}

const ROWS_PER_SEGMENT = 16_384;
/** Bytes of one row in all columns. */
const ROW_BYTES = 8 + 3 * 4 + 3 * 2 + 3 * 4 + 2 * 1 + 2;
/** About what a segment's objects occupy, bytes. */
const SEGMENT_OBJECTS = 2_000;

/** The columns of some rows in order; row `seq` is at `seq - firstSeq`. */
export class IndexSegment {
  /** The row at 0. */
  firstSeq = 0;
  /** When the row arrived, ms since 1970. */
  readonly time: Float64Array;
  /** Where its bytes are: chunk of the arena, offset in it, and how many. */
  readonly chunk: Uint32Array;
  readonly offset: Uint32Array;
  readonly length: Uint32Array;
  /** Place in `ROW_KINDS`. */
  readonly kind: Uint8Array;
  /** Numbers in the tables of names; `NO_NUMBER` where the table was full, or there is no such name. */
  readonly type: Uint16Array;
  readonly connection: Uint16Array;
  readonly application: Uint16Array;
  /** `idHash` of the channel the row is about, of a second one, and of its bridge; 0 without. */
  readonly channel: Uint32Array;
  readonly otherChannel: Uint32Array;
  readonly bridge: Uint32Array;
  /** 1 when the row touches more channels or bridges than the three. */
  readonly touchesMore: Uint8Array;
  /** HTTP status of a REST call; 0 for everything else, and for a call without an answer. */
  readonly status: Uint16Array;

  constructor(rows: number) {
    this.time = new Float64Array(rows);
    this.chunk = new Uint32Array(rows);
    this.offset = new Uint32Array(rows);
    this.length = new Uint32Array(rows);
    this.kind = new Uint8Array(rows);
    this.type = new Uint16Array(rows);
    this.connection = new Uint16Array(rows);
    this.application = new Uint16Array(rows);
    this.channel = new Uint32Array(rows);
    this.otherChannel = new Uint32Array(rows);
    this.bridge = new Uint32Array(rows);
    this.touchesMore = new Uint8Array(rows);
    this.status = new Uint16Array(rows);
  }
}

/**
 * What is known of every row without reading its bytes, in typed arrays: a million rows are some hundred
 * objects for the garbage collector. Rows are numbered from 0 on; numbers are never reused.
 */
export class RowIndex {
  readonly #perSegment: number;
  #segments: IndexSegment[] = [];
  /** The columns of rows that left, for rows to come. */
  #spare: IndexSegment | undefined;
  #start = 0;
  #end = 0;

  constructor(rowsPerSegment = ROWS_PER_SEGMENT) {
    this.#perSegment = rowsPerSegment;
  }

  /** The oldest row still here; {@link end} when there is none. */
  get start(): number {
    return this.#start;
  }

  /** The number that the next row will get. */
  get end(): number {
    return this.#end;
  }

  /** Bytes held. */
  get bytes(): number {
    return this.#segments.length * (this.#perSegment * ROW_BYTES + SEGMENT_OBJECTS);
  }

  /** The columns in which `seq` stands; undefined when the row is gone or has not come yet. */
  segment(seq: number): IndexSegment | undefined {
    if (seq < this.#start || seq >= this.#end) return undefined;
    return this.#segments[Math.floor((seq - (this.#segments[0]?.firstSeq ?? 0)) / this.#perSegment)];
  }

  /** The first row after those that share their columns with `seq`, no further than {@link end}. */
  endOfSegment(seq: number): number {
    const segment = this.segment(seq);
    return segment ? Math.min(segment.firstSeq + this.#perSegment, this.#end) : this.#end;
  }

  /**
   * Adds a row, and gives the columns in which it stands as the last one. All of them are to be written, at
   * `end - 1 - firstSeq`; without an object for it, since rows come by the ten thousand a second.
   */
  add(): IndexSegment {
    let segment = this.#segments.at(-1);
    if (!segment || this.#end - segment.firstSeq >= this.#perSegment) segment = this.#open();
    this.#end += 1;
    return segment;
  }

  /** Forgets the rows before `seq`. */
  dropBefore(seq: number): void {
    this.#start = Math.max(this.#start, Math.min(seq, this.#end));
    for (;;) {
      const oldest = this.#segments[0];
      if (!oldest || oldest.firstSeq + this.#perSegment > this.#start) return;
      this.#spare = this.#segments.shift();
    }
  }

  /** Forgets all rows. */
  clear(): void {
    this.#segments = [];
    this.#spare = undefined;
    this.#start = this.#end;
  }

  #open(): IndexSegment {
    const segment = this.#spare ?? new IndexSegment(this.#perSegment);
    this.#spare = undefined;
    segment.firstSeq = this.#end;
    this.#segments.push(segment);
    return segment;
  }
}

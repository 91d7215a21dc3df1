const LINE_FEED = 10;

/** What a {@link LineSplitter} cuts its bytes into. */
export interface LineTaker {
  /** A line without its end; it lies in the bytes handed in and is not to be kept. */
  line(line: Buffer): void;
  /** A line that was too long to be gathered. */
  tooLong(): void;
}

/** Cuts bytes that come in pieces into lines; what is longer than a bound is told of and let go. */
export class LineSplitter {
  readonly #taker: LineTaker;
  readonly #longest: number;
  /** The beginning of a line whose end has not come, in pieces. */
  #begun: Buffer[] = [];
  #begunLength = 0;

  constructor(taker: LineTaker, longest: number) {
    this.#taker = taker;
    this.#longest = longest;
  }

  /** Takes the next bytes. */
  push(bytes: Buffer): void {
    let from = 0;
    for (;;) {
      const end = bytes.indexOf(LINE_FEED, from);
      if (end === -1) break;
      this.#finish(bytes.subarray(from, end));
      from = end + 1;
    }
    if (from < bytes.length) this.#begin(bytes.subarray(from));
  }

  /** The last line, where the bytes ended without a line's end; undefined where there is none. */
  rest(): Buffer | undefined {
    if (this.#begunLength === 0) return undefined;
    if (this.#begunLength > this.#longest) {
      this.#taker.tooLong();
      return undefined;
    }
    return Buffer.concat(this.#begun);
  }

  #begin(piece: Buffer): void {
    this.#begunLength += piece.length;
    if (this.#begunLength > this.#longest) this.#begun = [];
    // Copied: the piece would hold the whole of the bytes it lies in.
    else this.#begun.push(Buffer.from(piece));
  }

  #finish(piece: Buffer): void {
    if (this.#begunLength + piece.length > this.#longest) this.#taker.tooLong();
    else if (this.#begunLength === 0) this.#taker.line(piece);
    else this.#taker.line(Buffer.concat([...this.#begun, piece]));
    this.#begun = [];
    this.#begunLength = 0;
  }
}

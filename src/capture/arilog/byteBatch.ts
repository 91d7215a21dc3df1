/** Gathers text and bytes into one buffer, so that what takes them is called a few times only. */
export class ByteBatch {
  #buffer: Buffer;
  #length = 0;

  constructor(size: number) {
    this.#buffer = Buffer.allocUnsafe(size);
  }

  /** Bytes gathered so far. */
  get length(): number {
    return this.#length;
  }

  /** Adds `text` as UTF-8. */
  text(text: string): void {
    // UTF-16 code units become three bytes at most.
    this.#reserve(text.length * 3);
    this.#length += this.#buffer.write(text, this.#length, 'utf8');
  }

  /** Adds `bytes`, with every line break replaced by a space: in JSON they stand between tokens only. */
  line(bytes: Buffer): void {
    this.#reserve(bytes.length);
    bytes.copy(this.#buffer, this.#length);
    const end = this.#length + bytes.length;
    if (bytes.includes(10) || bytes.includes(13)) {
      for (let at = this.#length; at < end; at += 1) {
        if (this.#buffer[at] === 10 || this.#buffer[at] === 13) this.#buffer[at] = 32;
      }
    }
    this.#length = end;
  }

  /** Hands the gathered bytes over and starts afresh. */
  take(): Buffer {
    const taken = this.#buffer.subarray(0, this.#length);
    this.#buffer = Buffer.allocUnsafe(this.#buffer.length);
    this.#length = 0;
    return taken;
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#buffer.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#length + bytes));
    this.#buffer.copy(grown, 0, 0, this.#length);
    this.#buffer = grown;
  }
}

const SLOTS = 4096;
/** Words (four bytes) kept of a text; longer ones are rare and not kept. */
const WORDS = 12;

/**
 * Turns bytes into the string they stand for, and gives the same string again for the same bytes: a stream
 * of events names a few types, applications and channels over and over. Bounded: a slot a hash.
 */
export class TextTable {
  readonly #texts = new Array<string>(SLOTS).fill('');
  /** The bytes of each text, filled up with zeros. */
  readonly #words = new Int32Array(SLOTS * WORDS);
  /** The bytes asked for. */
  readonly #asked = new Int32Array(WORDS);

  /** The text of the bytes from `start` to `end`, read as UTF-8; `words` are the same bytes. */
  text(bytes: Buffer, words: DataView, start: number, end: number): string {
    const length = end - start;
    if (length === 0) return '';
    if (length > WORDS * 4) return bytes.toString('utf8', start, end);
    const asked = this.#asked;
    const last = (length - 1) >> 2;
    let hash = length;
    let all = 0;
    for (let index = 0; index <= last; index += 1) {
      let word = words.getInt32(start + index * 4, true);
      if (index === last) {
        // Shifting takes out what follows the text.
        const beyond = (last + 1) * 32 - length * 8;
        word = (word << beyond) >>> beyond;
      }
      asked[index] = word;
      all |= word;
      hash = Math.imul(hash ^ word, 0x01000193);
      hash ^= hash >>> 15;
    }
    const known = hash & (SLOTS - 1);
    if (this.#isKnown(known, last, length)) return this.#texts[known] ?? '';
    const text = bytes.toString('utf8', start, end);
    // What is not ASCII has another length than its bytes.
    if ((all & 0x80808080) === 0) {
      this.#texts[known] = text;
      this.#words.set(asked.subarray(0, last + 1), known * WORDS);
    }
    return text;
  }

  #isKnown(slot: number, last: number, length: number): boolean {
    if (this.#texts[slot]?.length !== length) return false;
    for (let index = 0; index <= last; index += 1) {
      if (this.#words[slot * WORDS + index] !== this.#asked[index]) return false;
    }
    return true;
  }
}

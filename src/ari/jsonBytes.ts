import { byteOf } from './byteOf';

/** Bytes beyond the text that are zero: no string, number or word of JSON goes on through them. */
const PADDING = 8;

/** Longest text that is scanned, bytes; what is longer is rare and may as well be parsed. */
const LONGEST = 64 * 1024;

const QUOTE = byteOf('"');
const BACKSLASH = byteOf('\\');
const MINUS = byteOf('-');
const POINT = byteOf('.');
const ZERO = byteOf('0');
const NINE = byteOf('9');

/** The characters that may follow a backslash, besides `u` and four hexadecimal digits. */
const ESCAPED = new Uint8Array(256);
for (const character of '"\\/bfnrt') ESCAPED[byteOf(character)] = 1;
const HEX = new Uint8Array(256);
for (const character of '0123456789abcdefABCDEF') HEX[byteOf(character)] = 1;
const WORDS = ['true', 'false', 'null'].map((word) => Buffer.from(word));

/** The bytes of one JSON text, and where its strings, numbers and words end, by the book. */
export class JsonBytes {
  readonly bytes = Buffer.alloc(LONGEST + PADDING);
  /** The same bytes, four at a time. */
  readonly words = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.length);

  /** Takes a copy of a text; false when it is longer than 64 KiB. */
  load(text: Uint8Array): boolean {
    if (text.length > LONGEST) return false;
    this.bytes.set(text);
    this.words.setFloat64(text.length, 0);
    return true;
  }

  /**
   * Where the string ends whose first character (behind the quote) stands at `from`: at its closing quote.
   * `~end` when there are escapes in it; 0 when it is no string of JSON.
   */
  stringEnd(from: number): number {
    const { bytes } = this;
    // Many are empty.
    if (bytes[from] === QUOTE) return from;
    let at = this.#plainEnd(from);
    if (bytes[at] === QUOTE) return at;
    while (bytes[at] === BACKSLASH) {
      const escapeEnd = this.#escapeEnd(at + 1);
      if (escapeEnd === 0) return 0;
      at = this.#plainEnd(escapeEnd);
    }
    return bytes[at] === QUOTE ? ~at : 0;
  }

  /** The end of the number, `true`, `false` or `null` at `from`; 0 when there is none. */
  scalarEnd(from: number): number {
    const first = this.bytes[from] ?? 0;
    if (first === MINUS || (first >= ZERO && first <= NINE)) return this.numberEnd(from);
    const word = WORDS.find((candidate) => candidate[0] === first);
    if (!word) return 0;
    const end = from + word.length;
    return this.bytes.compare(word, 0, word.length, from, end) === 0 ? end : 0;
  }

  /** The end of the number at `from`; 0 when there is none. */
  numberEnd(from: number): number {
    const { bytes } = this;
    const whole = bytes[from] === MINUS ? from + 1 : from;
    let at = this.#digitsEnd(whole);
    if (at === whole || (bytes[whole] === ZERO && at > whole + 1)) return 0;
    if (bytes[at] === POINT) {
      const fraction = at + 1;
      at = this.#digitsEnd(fraction);
      if (at === fraction) return 0;
    }
    if (bytes[at] === byteOf('e') || bytes[at] === byteOf('E')) {
      const sign = bytes[at + 1];
      const exponent = sign === MINUS || sign === byteOf('+') ? at + 2 : at + 1;
      at = this.#digitsEnd(exponent);
      if (at === exponent) return 0;
    }
    return at;
  }

  /** The first byte from `from` on that is not white space. */
  spaceEnd(from: number): number {
    const { bytes } = this;
    let at = from;
    while (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x09) at += 1;
    return at;
  }

  /** The next quote, backslash or control character; four bytes a step, since most of a frame is strings. */
  #plainEnd(from: number): number {
    const { words } = this;
    for (let at = from; ; at += 4) {
      const word = words.getInt32(at, true);
      const quotes = word ^ 0x22222222;
      const backslashes = word ^ 0x5c5c5c5c;
      // Taking 1 from a byte that is 0, or 0x20 from one below it, sets its highest bit; the lowest bit set
      // is exact, those above it may come of the borrow.
      const zeros = ((quotes - 0x01010101) & ~quotes) | ((backslashes - 0x01010101) & ~backslashes);
      const hits = (zeros | ((word - 0x20202020) & ~word)) & 0x80808080;
      if (hits !== 0) return at + ((31 - Math.clz32(hits & -hits)) >> 3);
    }
  }

  #escapeEnd(from: number): number {
    const { bytes } = this;
    const letter = bytes[from] ?? 0;
    if (ESCAPED[letter] === 1) return from + 1;
    if (letter !== byteOf('u')) return 0;
    for (let at = from + 1; at <= from + 4; at += 1) if (HEX[bytes[at] ?? 0] !== 1) return 0;
    return from + 5;
  }

  #digitsEnd(from: number): number {
    const { bytes } = this;
    let at = from;
    for (let byte = bytes[at] ?? 0; byte >= ZERO && byte <= NINE; byte = bytes[at] ?? 0) at += 1;
    return at;
  }
}

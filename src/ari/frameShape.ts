import type { JsonBytes } from './jsonBytes';
import { Slot } from './frameKeys';
import { NUMBER, type ScanMarks } from './scanMarks';
import { wordsOf } from './wordsOf';

/**
 * All bytes of a frame but its strings and numbers: brackets, names, colons, commas. A frame that has the
 * same around valid strings and numbers of its own is JSON as well, with the same names in the same places;
 * and it takes a fraction of the time to see that.
 */
export class FrameShape {
  /** The slots of the values; what stands between them follows below. */
  readonly #slots: Uint8Array;
  /** The lengths of what stands before each value, and behind the last. */
  readonly #lengths: Int32Array;
  /** These bytes, four at a time, and which bits count of the four at the end of each piece. */
  readonly #words: Int32Array;
  readonly #masks: Int32Array;
  readonly #carriesMore: boolean;

  /** Learns the shape of the frame of `length` bytes in `json`, which `marks` tell of. */
  constructor(json: JsonBytes, length: number, marks: ScanMarks) {
    const count = marks.valueCount;
    this.#slots = new Uint8Array(count);
    this.#lengths = new Int32Array(count + 1);
    this.#carriesMore = marks.carriesMore;
    const words: number[] = [];
    this.#masks = new Int32Array(count + 1);
    let from = 0;
    for (let index = 0; index <= count; index += 1) {
      const [slot = 0, start = 0, end = 0] = marks.values.subarray(index * 3, index * 3 + 3);
      const to = index === count ? length : start;
      const between = json.bytes.subarray(from, to);
      words.push(...wordsOf(between));
      this.#masks[index] = (1 << ((between.length & 3) * 8)) - 1;
      this.#lengths[index] = to - from;
      if (index < count) this.#slots[index] = slot;
      from = end;
    }
    this.#words = Int32Array.from(words);
  }

  /** Whether the frame of `length` bytes in `json` has this shape; then `marks` tell of it. */
  match(json: JsonBytes, length: number, marks: ScanMarks): boolean {
    const { words: bytes } = json;
    const slots = this.#slots;
    const lengths = this.#lengths;
    const words = this.#words;
    const masks = this.#masks;
    let at = 0;
    let word = 0;
    for (let index = 0; ; index += 1) {
      const to = at + (lengths[index] ?? 0);
      // The zeros behind the text match nothing, so this cannot run beyond it.
      for (; at < to - 3; at += 4, word += 1) {
        if (bytes.getInt32(at, true) !== words[word]) return false;
      }
      if (at < to) {
        if ((bytes.getInt32(at, true) & (masks[index] ?? 0)) !== words[word]) return false;
        word += 1;
      }
      at = to;
      if (index === slots.length) break;
      const slot = slots[index] ?? 0;
      const end = slot === NUMBER ? json.numberEnd(at) : json.stringEnd(at);
      if (end > 0) {
        if (slot < Slot.other) marks.set(slot, at, end);
        at = end;
      } else {
        // A text of interest with escapes in it, or none at all.
        if (end === 0 || slot !== Slot.other) return false;
        at = ~end;
      }
    }
    marks.carriesMore = this.#carriesMore;
    return at === length;
  }
}

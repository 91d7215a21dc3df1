import { SLOTS } from './frameKeys';
import type { JsonBytes } from './jsonBytes';
import { TextTable } from './textTable';

/** Most values of which a scan keeps the places: frames of more are no matter of every day. */
const MOST_VALUES = 256;

/** Stands among the slots for a number. */
export const NUMBER = SLOTS;

/** What a scan has found in a frame: where the strings of each slot are, and where all values are. */
export class ScanMarks {
  readonly #json: JsonBytes;
  readonly #texts = new TextTable();
  readonly #starts = new Int32Array(SLOTS);
  readonly #ends = new Int32Array(SLOTS);
  /** Strings and numbers in their order: slot, start, end of each. */
  readonly values = new Int32Array(MOST_VALUES * 3);
  /** How many values there are; more than fit when the frame has more. */
  valueCount = 0;
  /** Whether something else than channels stands in the frame. */
  carriesMore = false;
  /** Whether what the dialplan handed over has escapes in it. */
  hasEscapedData = false;

  /** For frames whose bytes are in `json`. */
  constructor(json: JsonBytes) {
    this.#json = json;
  }

  /** Forgets everything. */
  clear(): void {
    for (let slot = 0; slot < SLOTS; slot += 1) this.#starts[slot] = this.#ends[slot] = 0;
    this.valueCount = 0;
    this.carriesMore = false;
    this.hasEscapedData = false;
  }

  /** Notes where the string of a slot is. */
  set(slot: number, start: number, end: number): void {
    this.#starts[slot] = start;
    this.#ends[slot] = end;
  }

  /** Notes a value: a string of `slot`, or a {@link NUMBER}. */
  add(slot: number, start: number, end: number): void {
    if (this.valueCount < MOST_VALUES) {
      const at = this.valueCount * 3;
      this.values[at] = slot;
      this.values[at + 1] = start;
      this.values[at + 2] = end;
    }
    this.valueCount += 1;
  }

  /** Whether {@link values} holds all of them. */
  get isComplete(): boolean {
    return this.valueCount <= MOST_VALUES;
  }

  /** The text of a slot; undefined where there is no string. */
  text(slot: number): string | undefined {
    const start = this.#starts[slot] ?? 0;
    const { bytes, words } = this.#json;
    // A string stands behind a quote, never at 0.
    return start === 0 ? undefined : this.#texts.text(bytes, words, start, this.#ends[slot] ?? 0);
  }

  /** Whether a slot holds just this text, which is ASCII. */
  holds(slot: number, text: string): boolean {
    const length = (this.#ends[slot] ?? 0) - (this.#starts[slot] ?? 0);
    return length === text.length && this.text(slot) === text;
  }
}

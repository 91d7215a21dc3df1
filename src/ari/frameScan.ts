import { byteOf } from './byteOf';
import { frameKey, Scope, Slot } from './frameKeys';
import { FrameShapes } from './frameShapes';
import { JsonBytes } from './jsonBytes';
import { NUMBER, ScanMarks } from './scanMarks';

/** Deeper nesting is left to JSON.parse. */
const DEEPEST = 63;

/** Stands among the scopes for an array. */
const ARRAY = 255;

const QUOTE = byteOf('"');
const OPEN_OBJECT = byteOf('{');
const CLOSE_OBJECT = byteOf('}');
const OPEN_ARRAY = byteOf('[');
const CLOSE_ARRAY = byteOf(']');
const COMMA = byteOf(',');
const COLON = byteOf(':');
const TRUE = byteOf('t');
const FALSE = byteOf('f');
const NULL = byteOf('n');

/**
 * One pass over an event's bytes that finds the strings in {@link Slot} and makes sure that the whole is
 * JSON; of frames that are like an earlier one a quicker look is enough. It knows the depth it is at: objects
 * nested by anybody do not count. Where things are unusual (names or ids with escapes, a name twice, …) it
 * gives up rather than be wrong.
 */
export class FrameScan {
  readonly #json = new JsonBytes();
  readonly #shapes = new FrameShapes();
  /** What is open at each depth: an array, or an object of a scope. */
  readonly #open = new Uint8Array(DEEPEST + 2);
  /** The names seen in the object at each depth. */
  readonly #seen = new Int32Array(DEEPEST + 2);
  /** What the scan of the last frame has found. */
  readonly marks = new ScanMarks(this.#json);

  /** Scans a frame; false when it is no event, or an unusual one that JSON.parse must read. */
  scan(raw: Uint8Array): boolean {
    const json = this.#json;
    const { marks } = this;
    marks.clear();
    if (!json.load(raw)) return false;
    if (this.#shapes.match(json, raw.length, marks)) return true;
    marks.clear();
    if (!this.#isObject(raw.length) || (marks.hasEscapedData && marks.holds(Slot.appName, 'Stasis')))
      return false;
    if (marks.isComplete) this.#shapes.learn(json, raw.length, marks);
    return true;
  }

  #isObject(length: number): boolean {
    const json = this.#json;
    const { bytes, words } = json;
    const { marks } = this;
    const open = this.#open;
    let depth = 0;
    let slot: number = Slot.other;
    let scope: number = Scope.event;
    let at = json.spaceEnd(0);
    if (bytes[at] !== OPEN_OBJECT) return false;
    for (;;) {
      // At a value that goes to `slot`, or is an object of `scope`.
      const first = bytes[at] ?? 0;
      let isOpened = false;
      if (first === QUOTE) {
        const end = json.stringEnd(at + 1);
        if (end === 0 || !this.#note(slot, at + 1, end)) return false;
        at = (end < 0 ? ~end : end) + 1;
      } else if (first === OPEN_OBJECT || first === OPEN_ARRAY) {
        if (depth === DEEPEST) return false;
        depth += 1;
        open[depth] = first === OPEN_ARRAY ? ARRAY : scope;
        this.#seen[depth] = 0;
        isOpened = true;
        at += 1;
      } else {
        const end = json.scalarEnd(at);
        if (end === 0) return false;
        if (first !== TRUE && first !== FALSE && first !== NULL) marks.add(NUMBER, at, end);
        at = end;
      }
      // Behind a value, or behind an opening bracket.
      for (;;) {
        let next = bytes[at] ?? 0;
        if (next <= 0x20) next = bytes[(at = json.spaceEnd(at))] ?? 0;
        if (depth === 0) return at === length;
        if (next === (open[depth] === ARRAY ? CLOSE_ARRAY : CLOSE_OBJECT)) {
          depth -= 1;
          isOpened = false;
          at += 1;
          continue;
        }
        if (isOpened) break;
        if (next !== COMMA) return false;
        at += 1;
        if ((bytes[at] ?? 0) <= 0x20) at = json.spaceEnd(at);
        break;
      }
      slot = Slot.other;
      const parent = open[depth] ?? ARRAY;
      scope = Scope.other;
      if (parent === ARRAY) continue;
      // At a name.
      if (bytes[at] !== QUOTE) return false;
      const start = at + 1;
      const end = json.stringEnd(start);
      if (end === 0 || (end < 0 && parent !== Scope.other)) return false;
      at = (end < 0 ? ~end : end) + 1;
      if (parent !== Scope.other) {
        const key = frameKey(parent, words, start, end);
        if (key) {
          const seen = this.#seen[depth] ?? 0;
          if (key.isRare || (seen & key.bit) !== 0) return false;
          this.#seen[depth] = seen | key.bit;
          if (key.isMore) marks.carriesMore = true;
          ({ slot, scope } = key);
        }
      }
      if ((bytes[at] ?? 0) <= 0x20) at = json.spaceEnd(at);
      if (bytes[at] !== COLON) return false;
      at += 1;
      if ((bytes[at] ?? 0) <= 0x20) at = json.spaceEnd(at);
    }
  }

  /** Takes note of a string; false when it has escapes, which only what the dialplan hands over often has. */
  #note(slot: number, start: number, end: number): boolean {
    const { marks } = this;
    const closing = end < 0 ? ~end : end;
    marks.add(slot, start, closing);
    if (slot === Slot.other) return true;
    marks.set(slot, start, closing);
    if (end > 0) return true;
    marks.hasEscapedData = true;
    return slot === Slot.appData;
  }
}

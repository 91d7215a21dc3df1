import { FrameShape } from './frameShape';
import type { JsonBytes } from './jsonBytes';
import type { ScanMarks } from './scanMarks';

/** Shapes kept of frames that begin alike. */
const ALIKE = 6;
/** Beginnings kept. */
const BEGINNINGS = 64;
/** A full list learns from every so many frames only: learning takes longer than scanning. */
const LEARN_EVERY = 32;

interface Alike {
  readonly shapes: FrameShape[];
  missed: number;
}

/** The shapes of the frames that came by lately. Asterisk writes the events of a type in a few ways only. */
export class FrameShapes {
  readonly #byBeginning = new Map<number, Alike>();

  /** Whether a frame is of a known shape; then `marks` tell of it. */
  match(json: JsonBytes, length: number, marks: ScanMarks): boolean {
    const alike = this.#byBeginning.get(beginning(json));
    if (!alike) return false;
    const { shapes } = alike;
    for (let index = 0; index < shapes.length; index += 1) {
      const shape = shapes[index];
      // One that fails has marked only what the frame has up to there, in the same places.
      if (!shape?.match(json, length, marks)) continue;
      if (index > 0) {
        // The next one is likely to be alike.
        shapes.splice(index, 1);
        shapes.unshift(shape);
      }
      return true;
    }
    return false;
  }

  /** Takes the shape of a frame of which `marks` tell into the memory. */
  learn(json: JsonBytes, length: number, marks: ScanMarks): void {
    const key = beginning(json);
    let alike = this.#byBeginning.get(key);
    if (!alike) {
      if (this.#byBeginning.size >= BEGINNINGS) this.#byBeginning.clear();
      alike = { shapes: [], missed: 0 };
      this.#byBeginning.set(key, alike);
    }
    alike.missed += 1;
    if (alike.shapes.length >= ALIKE && alike.missed % LEARN_EVERY !== 0) return;
    if (alike.shapes.length >= ALIKE) alike.shapes.pop();
    alike.shapes.unshift(new FrameShape(json, length, marks));
  }
}

/** The first letters of a frame's first name. */
function beginning(json: JsonBytes): number {
  return json.words.getInt32(2, true);
}

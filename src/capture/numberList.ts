interface Part {
  /** Position of the first number. */
  readonly position: number;
  /** The first number; the others stand as differences to it. */
  readonly base: number;
  readonly differences: Uint32Array;
  count: number;
}

const PART = 8192;
const FURTHEST = 0xffffffff;

/**
 * Rising numbers at positions that count up from 0; the first may leave, the others keep their positions.
 * Four bytes each: a view of a million rows is 4 MB.
 */
export class NumberList {
  #parts: Part[] = [];
  #start = 0;
  #end = 0;

  /** Position of the first number still here; {@link end} when there is none. */
  get start(): number {
    return this.#start;
  }

  /** Position that the next number will get. */
  get end(): number {
    return this.#end;
  }

  /** Adds a number larger than the last. */
  push(number: number): void {
    let part = this.#parts.at(-1);
    if (!part || part.count === PART || number - part.base > FURTHEST) {
      part = { position: this.#end, base: number, differences: new Uint32Array(PART), count: 0 };
      this.#parts.push(part);
    }
    part.differences[part.count] = number - part.base;
    part.count += 1;
    this.#end += 1;
  }

  /** The number at `position`; undefined when it left or has not come. */
  at(position: number): number | undefined {
    if (position < this.#start || position >= this.#end) return undefined;
    const part = this.#parts[this.#partOf((candidate) => candidate.position <= position)];
    return part && part.base + (part.differences[position - part.position] ?? 0);
  }

  /** Position of the first number that is not below `number`; {@link end} when all are. */
  positionOf(number: number): number {
    const part = this.#parts[this.#partOf(({ base }) => base <= number)];
    if (!part) return this.#start;
    const { base, differences, count, position } = part;
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (base + (differences[middle] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    return Math.max(this.#start, position + low);
  }

  /** Lets the numbers below `number` leave. */
  dropBelow(number: number): void {
    this.#start = this.positionOf(number);
    const kept = this.#parts.findIndex((part) => part.position + part.count > this.#start);
    if (kept !== 0) this.#parts.splice(0, kept < 0 ? this.#parts.length : kept);
  }

  /** Index of the last part for which `before` holds; it does for the first ones only. -1 for none. */
  #partOf(before: (part: Part) => boolean): number {
    let [low, high] = [0, this.#parts.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const part = this.#parts[middle];
      if (part && before(part)) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

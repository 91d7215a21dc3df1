/** UTF-16 code units as sorted ranges that neither touch nor overlap, `to` inclusive. */
export type CharSet = readonly (readonly [from: number, to: number])[];

const LAST = 0xffff;

/** The set of the ranges given in any order. */
export function charSet(ranges: CharSet): CharSet {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = joined.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** Everything that is not in `set`. */
export function complement(set: CharSet): CharSet {
  const rest: [number, number][] = [];
  let from = 0;
  for (const [start, end] of set) {
    if (start > from) rest.push([from, start - 1]);
    from = end + 1;
  }
  if (from <= LAST) rest.push([from, LAST]);
  return rest;
}

/** Tells whether `unit` is in `set`. */
export function includes(set: CharSet, unit: number): boolean {
  return set.some(([from, to]) => from <= unit && unit <= to);
}

/** The other case of a code unit, as `i` of regular expressions has it: ASCII stays among ASCII. */
function variant(unit: number, changed: string): number {
  const other = changed.length === 1 ? changed.charCodeAt(0) : unit;
  return unit < 128 === other < 128 ? other : unit;
}

/** `set` with both cases of all its letters. */
export function ignoringCase(set: CharSet): CharSet {
  const more: (readonly [number, number])[] = [...set];
  for (const [from, to] of set) {
    for (let unit = from; unit <= to; unit += 1) {
      const letter = String.fromCharCode(unit);
      const upper = variant(unit, letter.toUpperCase());
      const lower = variant(unit, letter.toLowerCase());
      if (upper !== unit) more.push([upper, upper]);
      if (lower !== unit) more.push([lower, lower]);
    }
  }
  return charSet(more);
}

const WORD: CharSet = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
const DIGIT: CharSet = [[0x30, 0x39]];
const LINE_ENDS: CharSet = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];
const SPACE: CharSet = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];

/** The sets that expressions have a sign for. */
export const charSets = { word: WORD, digit: DIGIT, lineEnds: LINE_ENDS, space: SPACE } as const;

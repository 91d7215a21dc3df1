import { charSets, complement, type CharSet } from './charSet';

/** An escape of a regular expression: what it stands for, and where the text goes on behind it. */
export interface PatternEscape {
  readonly set: CharSet;
  /** True for one character, which may begin or end a range. */
  readonly single: boolean;
  readonly next: number;
}

const SETS = new Map<string, CharSet>([
  ['d', charSets.digit],
  ['D', complement(charSets.digit)],
  ['w', charSets.word],
  ['W', complement(charSets.word)],
  ['s', charSets.space],
  ['S', complement(charSets.space)],
]);
const SIGNS = new Map([
  ['t', 9],
  ['n', 10],
  ['v', 11],
  ['f', 12],
  ['r', 13],
]);

function hex(source: string, at: number, digits: number): number | undefined {
  const text = source.slice(at, at + digits);
  return /^[0-9a-f]+$/i.test(text) && text.length === digits ? Number.parseInt(text, 16) : undefined;
}

/** Reads the escape whose backslash is at `at`; undefined for one that is not supported. */
export function patternEscape(source: string, at: number): PatternEscape | undefined {
  const letter = source[at + 1];
  if (letter === undefined) return undefined;
  const set = SETS.get(letter);
  if (set) return { set, single: false, next: at + 2 };
  const sign = SIGNS.get(letter);
  if (sign !== undefined) return { set: [[sign, sign]], single: true, next: at + 2 };
  if (letter === 'x' || letter === 'u') {
    const digits = letter === 'x' ? 2 : 4;
    const unit = hex(source, at + 2, digits);
    return unit === undefined ? undefined : { set: [[unit, unit]], single: true, next: at + 2 + digits };
  }
  if (/[a-z0-9]/i.test(letter)) return undefined;
  const unit = letter.charCodeAt(0);
  return { set: [[unit, unit]], single: true, next: at + 2 };
}

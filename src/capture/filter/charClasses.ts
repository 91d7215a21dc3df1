import { charSets, includes, type CharSet } from '../../shared/pattern/charSet';

/** What a code unit is as a neighbour of a place such as `^` or `\b`. */
export const NEIGHBOUR = { lineEnd: 0, word: 1, other: 2 } as const;

/** Code units sorted into classes that an expression treats alike. */
export interface CharClasses {
  /** Class of each of the 65,536 code units. */
  readonly classOf: Uint16Array;
  /** A member of each class. */
  readonly members: readonly number[];
  /** Each class as a {@link NEIGHBOUR}. */
  readonly neighbours: readonly number[];
}

function neighbour(unit: number): number {
  if (includes(charSets.lineEnds, unit)) return NEIGHBOUR.lineEnd;
  return includes(charSets.word, unit) ? NEIGHBOUR.word : NEIGHBOUR.other;
}

/** Sorts all code units by which of `sets` they are in, and by what they are as neighbours. */
export function charClasses(sets: readonly CharSet[]): CharClasses {
  const all = [...sets, charSets.word, charSets.lineEnds];
  const cuts = new Set([0]);
  for (const [from, to] of all.flat()) cuts.add(from).add(to + 1);
  const starts = [...cuts].filter((cut) => cut <= 0xffff).sort((a, b) => a - b);
  const classOf = new Uint16Array(0x10000);
  const members: number[] = [];
  const known = new Map<string, number>();
  starts.forEach((start, index) => {
    const signature = all.map((set) => (includes(set, start) ? '1' : '0')).join('');
    const found = known.get(signature) ?? members.push(start) - 1;
    known.set(signature, found);
    classOf.fill(found, start, starts[index + 1] ?? 0x10000);
  });
  return { classOf, members, neighbours: members.map(neighbour) };
}

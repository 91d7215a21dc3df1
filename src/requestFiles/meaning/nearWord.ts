import { letterDistance } from '../../shared/letterDistance';

/** Longer ones are not misspelled names. */
const LONGEST = 100;
/** Of more names than these a person would not know them by heart, and comparing takes long. */
const MOST = 200;

/** The one of `known` that somebody who wrote `word` may have meant; undefined when it is like none. */
export function nearWord(word: string, known: readonly string[]): string | undefined {
  if (word.length > LONGEST) return undefined;
  const lower = word.toLowerCase();
  const ranked = known
    .slice(0, MOST)
    .map((each) => ({ each, far: letterDistance(lower, each.toLowerCase()) }))
    .filter(({ each, far }) => far <= Math.max(1, Math.floor(each.length / 4)))
    .sort((a, b) => a.far - b.far);
  return ranked[0]?.each;
}

import type { Glob } from './filterTerm';

/** Builds the test whether a text is what `glob` says, from its first to its last character, letter case aside. */
export function globTest(glob: Glob): (text: string) => boolean {
  const pieces = glob.map((piece) => piece.toLowerCase());
  const [first = ''] = pieces;
  const last = pieces.at(-1) ?? '';
  if (pieces.length < 2) return (text) => text.toLowerCase() === first;
  const inner = pieces.slice(1, -1);
  return (text) => {
    const lower = text.toLowerCase();
    const end = lower.length - last.length;
    if (!lower.startsWith(first) || !lower.endsWith(last) || end < first.length) return false;
    // Each piece at the first place it is found: a later one leaves less room for the rest.
    let at = first.length;
    for (const piece of inner) {
      const found = lower.indexOf(piece, at);
      if (found < 0 || found + piece.length > end) return false;
      at = found + piece.length;
    }
    return true;
  };
}

/** Builds the test whether one of `globs` says what a text is. */
export function anyGlobTest(globs: readonly Glob[]): (text: string) => boolean {
  const tests = globs.map(globTest);
  return (text) => tests.some((test) => test(text));
}

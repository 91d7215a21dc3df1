import type { Transcript } from './transcript';

/** A stretch of lines in which two transcripts differ. */
interface Difference {
  readonly line: number;
  readonly left: readonly string[];
  readonly right: readonly string[];
}

/** The differing stretches of two lists of lines, by their longest common subsequence. */
function differences(left: readonly string[], right: readonly string[]): readonly Difference[] {
  const lengths = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row) row[j] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const found: { line: number; left: string[]; right: string[] }[] = [];
  let open: { line: number; left: string[]; right: string[] } | undefined;
  for (let i = 0, j = 0; i < left.length || j < right.length;) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      open = undefined;
      i += 1;
      j += 1;
      continue;
    }
    if (!open) {
      open = { line: i + 1, left: [], right: [] };
      found.push(open);
    }
    if (j >= right.length || (i < left.length && at(i + 1, j) >= at(i, j + 1)))
      open.left.push(left[i++] ?? '');
    else open.right.push(right[j++] ?? '');
  }
  return found;
}

/**
 * What differs between the transcripts of two servers, as text that names section and line; empty when they
 * are equal.
 */
export function compareTranscripts(
  left: { readonly name: string; readonly transcript: Transcript },
  right: { readonly name: string; readonly transcript: Transcript },
): string {
  const sections = [...new Set([...left.transcript.keys(), ...right.transcript.keys()])].sort();
  const width = Math.max(left.name.length, right.name.length);
  const lines = (name: string, texts: readonly string[]): string[] =>
    texts.length === 0
      ? [`    ${name.padEnd(width)}  (nothing)`]
      : texts.map((text) => `    ${name.padEnd(width)}  ${text}`);
  return sections
    .flatMap((section) =>
      differences(left.transcript.get(section) ?? [], right.transcript.get(section) ?? []).flatMap(
        (found) => [
          `  ${section}, line ${String(found.line)}`,
          ...lines(left.name, found.left),
          ...lines(right.name, found.right),
        ],
      ),
    )
    .join('\n');
}

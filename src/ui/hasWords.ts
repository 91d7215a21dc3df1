/**
 * Tells whether each of several typed words is in one of `texts`, in whatever order. False for a single word:
 * that is what VS Code looks for by itself.
 */
export function hasWords(texts: readonly (string | undefined)[], typed: string): boolean {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length < 2) return false;
  const all = texts.join('\n').toLowerCase();
  return words.every((word) => all.includes(word));
}

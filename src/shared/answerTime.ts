/** How long an answer took, for people: `0.4 ms`, `12 ms`, or `1.3 s` for a long wait. */
export function answerTime(ms: number): string {
  if (ms < 9.95) return `${ms.toFixed(1)} ms`;
  return ms < 999.5 ? `${String(Math.round(ms))} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

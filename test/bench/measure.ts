/** The middle value; of an even number of them the upper middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/**
 * Runs both in turns, so that what the machine does besides hits both, once unmeasured to warm up, and
 * returns the median ms of each.
 */
export async function compare(
  runs: number,
  ours: () => unknown,
  peer: () => unknown,
): Promise<{ readonly ours: number; readonly peer: number }> {
  const times: { readonly ours: number[]; readonly peer: number[] } = { ours: [], peer: [] };
  for (let run = -1; run < runs; run += 1) {
    for (const [name, work] of [
      ['ours', ours],
      ['peer', peer],
    ] as const) {
      const start = performance.now();
      await work();
      if (run >= 0) times[name].push(performance.now() - start);
    }
  }
  return { ours: median(times.ours), peer: median(times.peer) };
}

/** `12.3 ms`, `0.0123 ms`: three digits that count. */
export function inMs(ms: number): string {
  return `${Number(ms.toPrecision(3)).toString()} ms`;
}

/** `123,000/s`, of `count` things in `ms`. */
export function perSecond(count: number, ms: number): string {
  return `${Number(((count / ms) * 1000).toPrecision(3)).toLocaleString('en')}/s`;
}

/** A ratio with two digits after the point. */
export function times(ratio: number): string {
  return `${ratio.toFixed(2)} ×`;
}

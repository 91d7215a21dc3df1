import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What was measured of this process while something went on. */
export interface Strain {
  /** The longest that the event loop was held up, ms; whole timer ticks of 5 ms are taken off. */
  readonly worstLagMs: number;
  /** How much more memory was held at the worst moment, bytes. */
  readonly mostBytes: number;
}

const TICK_MS = 5;

/** Measures how this process fares while `run` goes on. Figures to be told, or bounded generously. */
export async function strainOf(run: () => Promise<unknown>): Promise<Strain> {
  const delays = monitorEventLoopDelay({ resolution: TICK_MS });
  const before = process.memoryUsage().rss;
  let mostBytes = 0;
  const look = (): void => {
    mostBytes = Math.max(mostBytes, process.memoryUsage().rss - before);
  };
  const timer = setInterval(look, 20);
  delays.enable();
  try {
    await run();
  } finally {
    delays.disable();
    clearInterval(timer);
    look();
  }
  return { worstLagMs: Math.max(0, delays.max / 1e6 - TICK_MS), mostBytes };
}

/** As a figure for people. */
export function strainText({ worstLagMs, mostBytes }: Strain): string {
  return `worst lag ${worstLagMs.toFixed(0)} ms, ${(mostBytes / 1024 ** 2).toFixed(0)} MiB more`;
}

import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How late the event loop was, ms. */
export interface LoopLag {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Milliseconds between two looks at the loop; the histogram holds these too. */
const RESOLUTION = 10;

/** Measures how late this process's event loop gets to its work while `work` runs. */
export async function loopLag(work: () => Promise<void>): Promise<LoopLag> {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
  histogram.enable();
  await work();
  histogram.disable();
  const late = (ns: number): number => Math.max(0, ns / 1e6 - RESOLUTION);
  return {
    p50: late(histogram.percentile(50)),
    p99: late(histogram.percentile(99)),
    max: late(histogram.max),
  };
}

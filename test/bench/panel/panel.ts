import type { BenchLine, BenchReport } from '../benchLine';
import { inMs, median } from '../measure';
import { snapshot } from '../../support/vscode/snapshot';
import { cpuMeter, type CpuTimes } from './cpuMeter';
import { openPanel, type OpenPanel } from './openPanel';

const ROWS = 1_000_000;
const TAIL_MS = 15_000;
const SCROLL_MS = 5_000;
const JUMPS = 60;

/** What the view did for a while. */
interface Stretch {
  readonly p50: number;
  readonly p95: number;
  /** CPU in hundredths of a core. */
  readonly cpu: CpuTimes;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** The events view in a real VS Code: its tail, its scrolling, and how late an event is on the screen. */
export async function panel(): Promise<BenchReport> {
  const open = await openPanel();
  try {
    return await measure(open);
  } finally {
    await open.close();
  }
}

async function measure(open: OpenPanel): Promise<BenchReport> {
  const { feed, workbench, probe } = open;
  const { page, context, server } = workbench;
  const browser = context.browser();
  if (!browser || server.process.pid === undefined) throw new Error('The workbench has ended');
  const cpu = await cpuMeter(browser, server.process.pid);
  const stretch = async (ms: number): Promise<Stretch> => {
    const before = await cpu();
    const deltas = await probe<number[]>('frameTimes', ms);
    const after = await cpu();
    const share = (side: keyof CpuTimes): number => ((after[side] - before[side]) / ms) * 100;
    return {
      p50: percentile(deltas, 0.5),
      p95: percentile(deltas, 0.95),
      cpu: { renderers: share('renderers'), extensionHost: share('extensionHost') },
    };
  };
  const during = async <T>(perSecond: number, ms: number, measured: () => Promise<T>): Promise<T> => {
    const sent = feed.send({
      count: (perSecond * (ms + 3_000)) / 1000,
      perSecond,
      marks: perSecond <= 1_000,
    });
    const result = await measured();
    await sent;
    return result;
  };
  const emptyIdle = await stretch(SCROLL_MS);
  const fillStart = performance.now();
  await feed.send({ count: ROWS });
  const fill = performance.now() - fillStart;
  await probe('frameTimes', 2_000);
  const idle = await stretch(SCROLL_MS);
  const tails = [];
  for (const perSecond of [5_000, 10_000]) {
    tails.push({ perSecond, ...(await during(perSecond, TAIL_MS, () => stretch(TAIL_MS))) });
  }
  await snapshot(page, 'bench-panel-tail');
  const messages = await during(10_000, TAIL_MS, () =>
    probe<{ count: number; bytes: number }>('hostMessages', TAIL_MS),
  );
  const latencies = await during(1_000, TAIL_MS, () => probe<number[]>('markLatencies', TAIL_MS));
  await probe('jumpTimes', 2);
  const scroll = await probe<{ deltas: number[]; blank: number }>('scrollFrames', {
    ms: SCROLL_MS,
    px: -700,
  });
  const jumps = await probe<number[]>('jumpTimes', JUMPS);
  await snapshot(page, 'bench-panel-jumped');

  const frames = ({ p50, p95 }: Pick<Stretch, 'p50' | 'p95'>): string => `${inMs(p50)} / ${inMs(p95)}`;
  const percent = (value: number): string => `${String(Math.round(value))} %`;
  const core = ({ cpu: { renderers, extensionHost } }: Stretch): string =>
    `${percent(renderers)} + ${percent(extensionHost)}`;
  const scrolled = { p50: percentile(scroll.deltas, 0.5), p95: percentile(scroll.deltas, 0.95) };
  const seconds = TAIL_MS / 1000;
  const lines: BenchLine[] = tails.flatMap((tail) => [
    {
      what: `view: tail at ${tail.perSecond.toLocaleString('en')} events/s, frame p50 / p95`,
      ours: frames(tail),
      peer: 'the same view, no events',
      theirs: frames(idle),
      ratio: `${(tail.p50 / idle.p50).toFixed(2)} × / ${(tail.p95 / idle.p50).toFixed(2)} × of its p50`,
    },
    {
      what: `view: tail at ${tail.perSecond.toLocaleString('en')} events/s, CPU of renderers + extension host`,
      ours: core(tail),
      peer: 'the same view, no events',
      theirs: core(idle),
      ratio: 'of one core',
    },
  ]);
  return {
    input:
      `real VS Code in headless Chromium, ${ROWS.toLocaleString('en')} rows held (the bound: the oldest leave meanwhile), the storm's frames from a process of its own; ` +
      `${String(TAIL_MS / 1000)} s each; filled in ${(fill / 1000).toFixed(1)} s with the view open; empty and idle before: ${frames(emptyIdle)}`,
    lines: [
      ...lines,
      {
        what: 'view: host → webview at 10,000 events/s, tail on',
        ours: `${(messages.count / seconds).toFixed(1)} messages/s, ${String(Math.round(messages.bytes / 1024 / seconds))} KB/s of rows`,
        peer: 'every event sent (526 B each)',
        theirs: `${String(Math.round((10_000 * 526) / 1024))} KB/s`,
        ratio: `${((messages.bytes / seconds / (10_000 * 526)) * 100).toFixed(1)} % of the bytes`,
      },
      {
        what: `view: socket → painted row at 1,000 events/s, p95 (${String(latencies.length)} marks seen)`,
        ours: inMs(percentile(latencies, 0.95)),
        peer: 'median of the same marks',
        theirs: inMs(median(latencies)),
        ratio: `${inMs(percentile(latencies, 0.95) - median(latencies))} more`,
      },
      {
        what: `view: fast scroll in ${ROWS.toLocaleString('en')} rows, 700 px a frame, frame p50 / p95`,
        ours: frames(scrolled),
        peer: 'the same view, no events',
        theirs: frames(idle),
        ratio: `rows missing in ${(scroll.blank * 100).toFixed(0)} % of the frames`,
      },
      {
        what: `view: jump to a random place of ${ROWS.toLocaleString('en')} rows → painted, p95 of ${String(JUMPS)}`,
        ours: inMs(percentile(jumps, 0.95)),
        peer: 'median of the same jumps',
        theirs: inMs(median(jumps)),
        ratio: `${(median(jumps) / idle.p50).toFixed(1)} frames in the median`,
      },
    ],
  };
}

import assert from 'node:assert/strict';
import { FrameReader } from '../../src/ari/frameReader';
import { EventLog } from '../../src/capture/eventLog';
import type { LogView } from '../../src/capture/logView';
import type { RowFilter } from '../../src/shared/eventRow';
import type { BenchLine, BenchReport } from './benchLine';
import { eventFrames } from './eventFrames';
import { compare, inMs, median, times } from './measure';

const ROWS = 1_000_000;
const DIFFERENT = 20_000;
const WINDOW = 100;
const RUNS = 5;
const WINDOWS = 100;
const ALL: RowFilter = { text: '', types: [], hiddenTypes: [] };
/** What one slice of filtering takes in the extension, ms. */
const SLICE_MS = 12;

const MILLION = ROWS.toLocaleString('en');

/** The filters measured, and what a reader of plain frames would look for. */
const FILTERS: readonly { readonly name: string; readonly filter: RowFilter; readonly bytes: string }[] = [
  { name: 'by type', filter: { ...ALL, types: ['PlaybackStarted'] }, bytes: '"type":"PlaybackStarted"' },
  {
    name: 'with two types hidden',
    filter: { ...ALL, hiddenTypes: ['ChannelVarset', 'REST poll'] },
    bytes: '"type":"ChannelVarset"',
  },
  { name: 'by channel', filter: { ...ALL, resourceId: '1767225700.100' }, bytes: '1767225700.100' },
  {
    name: 'by a channel that is not there',
    filter: { ...ALL, resourceId: '1.nowhere' },
    bytes: '1.nowhere',
  },
  {
    name: 'by a glob on channel names',
    filter: { ...ALL, text: 'channel:PJSIP/phone-01*' },
    bytes: 'PJSIP/phone-01',
  },
  { name: 'by text, letter case aside', filter: { ...ALL, text: 'hello-world' }, bytes: 'hello-world' },
];

async function filled(frames: readonly Buffer[]): Promise<EventLog> {
  const log = new EventLog({ maxRows: ROWS, maxBytes: Number.MAX_SAFE_INTEGER });
  const reader = new FrameReader();
  for (let row = 0; row < ROWS; row += 1) {
    const raw = frames[row % DIFFERENT];
    if (raw) log.append('server', reader.read(raw), row);
    if (row % 1000 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await log.settle();
  assert.equal(log.total, ROWS);
  return log;
}

/** Pulls windows far apart from each other, against parsing as many frames. */
async function pull(view: LogView, frames: readonly Buffer[], what: string): Promise<BenchLine> {
  assert.ok(view.advance(Infinity));
  const { shown } = view;
  let from = 0;
  const found = await compare(
    WINDOWS,
    () => {
      from = (from + 777_777) % (shown - WINDOW);
      assert.equal(view.rows(from, from + WINDOW).length, WINDOW);
    },
    () => {
      for (let row = from; row < from + WINDOW; row += 1)
        JSON.parse(frames[row % DIFFERENT]?.toString('utf8') ?? '');
    },
  );
  return {
    what,
    ours: inMs(found.ours),
    peer: `JSON.parse of ${String(WINDOW)} frames`,
    theirs: inMs(found.peer),
    ratio: `${times(found.ours / found.peer)} the time`,
  };
}

/** Opens a view of `filter` until its first rows could be sent; ms. */
function firstRows(log: EventLog, filter: RowFilter): number {
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    const view = log.openView(filter);
    while (!view.advance(SLICE_MS) && view.shown === 0);
    view.rows(0, WINDOW);
    runs.push(performance.now() - start);
    view.dispose();
  }
  return median(runs);
}

async function filtering(
  log: EventLog,
  frames: readonly Buffer[],
  { name, filter, bytes }: (typeof FILTERS)[number],
): Promise<BenchLine> {
  let shown = 0;
  const found = await compare(
    RUNS,
    () => {
      const view = log.openView(filter);
      view.advance(Infinity);
      shown = view.shown;
      view.dispose();
    },
    () => {
      let hits = 0;
      for (let row = 0; row < ROWS; row += 1) if (frames[row % DIFFERENT]?.includes(bytes)) hits += 1;
      return hits;
    },
  );
  const first = inMs(firstRows(log, filter));
  return {
    what: `log: filter ${MILLION} rows ${name} (${shown.toLocaleString('en')} pass; first rows after ${first})`,
    ours: inMs(found.ours),
    peer: 'Buffer.includes over every frame, not deflated',
    theirs: inMs(found.peer),
    ratio: `${times(found.ours / found.peer)} the time`,
  };
}

/** Pulling visible rows out of a log of a million, nearly all deflated, and filtering it. */
export async function logWindow(): Promise<BenchReport> {
  const frames = eventFrames(DIFFERENT);
  const log = await filled(frames);
  const lines = [
    await pull(log.openView(ALL), frames, `log: pull ${String(WINDOW)} rows anywhere in ${MILLION}`),
    await pull(
      log.openView({ ...ALL, resourceId: '1767225700.100' }),
      frames,
      `log: pull ${String(WINDOW)} rows that one channel's filter left over, far apart`,
    ),
  ];
  for (const filter of FILTERS) lines.push(await filtering(log, frames, filter));
  return {
    input: `${MILLION} rows in the log (${String(DIFFERENT)} different frames over and over), windows of ${String(WINDOW)}, ${String(RUNS)} runs (windows ${String(WINDOWS)})`,
    lines,
  };
}

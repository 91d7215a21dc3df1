import assert from 'node:assert/strict';
import { readFrame } from '../../src/ari/eventFrame';
import { EventLog } from '../../src/capture/eventLog';
import type { RowFilter } from '../../src/shared/eventRow';
import type { BenchReport } from './benchLine';
import { eventFrames } from './eventFrames';
import { compare, inMs, times } from './measure';

const ROWS = 1_000_000;
const DIFFERENT = 20_000;
const WINDOW = 100;
const RUNS = 5;
const ALL: RowFilter = { text: '', types: [], hiddenTypes: [] };

/** Pulling visible rows out of a log of a million, and filtering it, against parsing or scanning frames. */
export async function logWindow(): Promise<BenchReport> {
  const frames = eventFrames(DIFFERENT);
  const log = new EventLog({ maxRows: ROWS, maxBytes: Number.MAX_SAFE_INTEGER });
  const read = frames.map(readFrame);
  for (let row = 0; row < ROWS; row += 1) {
    const frame = read[row % DIFFERENT];
    if (frame) log.append('server', frame, row);
  }
  assert.equal(log.total, ROWS);
  const all = log.openView(ALL);
  assert.ok(all.advance(Infinity));
  let from = 0;
  const windowAt = (): number => (from = (from + 777_777) % (ROWS - WINDOW));
  const pulled = await compare(
    RUNS * 20,
    () => assert.equal(all.rows(windowAt(), from + WINDOW).length, WINDOW),
    () => {
      const start = windowAt();
      for (let row = start; row < start + WINDOW; row += 1) {
        JSON.parse(frames[row % DIFFERENT]?.toString('utf8') ?? '');
      }
    },
  );
  const filtered = async (filter: RowFilter, peer: () => number) => {
    let [shown, hits] = [0, 0];
    const found = await compare(
      RUNS,
      () => {
        const view = log.openView(filter);
        view.advance(Infinity);
        shown = view.shown;
        view.dispose();
      },
      () => (hits = peer()),
    );
    assert.ok(shown > 0 && hits > 0);
    return { found, shown };
  };
  const count = (matches: (raw: Buffer) => boolean): (() => number) => {
    return () => {
      let hits = 0;
      for (let row = 0; row < ROWS; row += 1) {
        const raw = frames[row % DIFFERENT];
        if (raw && matches(raw)) hits += 1;
      }
      return hits;
    };
  };
  const type = await filtered(
    { text: '', types: ['Dial'], hiddenTypes: [] },
    count((raw) => raw.includes('"type":"Dial"')),
  );
  const text = await filtered(
    { text: 'hello-world', types: [], hiddenTypes: [] },
    count((raw) => raw.includes('hello-world')),
  );
  return {
    input: `${String(ROWS)} rows in the log (${String(DIFFERENT)} different frames, shared: memory is not measured), windows of ${String(WINDOW)}, ${String(RUNS)} runs (windows ${String(RUNS * 20)})`,
    lines: [
      {
        what: `log: pull ${String(WINDOW)} visible rows of ${ROWS.toLocaleString('en')}`,
        ours: inMs(pulled.ours),
        peer: 'JSON.parse of the same frames',
        theirs: inMs(pulled.peer),
        ratio: `${times(pulled.ours / pulled.peer)} the time`,
      },
      {
        what: `log: filter ${ROWS.toLocaleString('en')} rows by type (${type.shown.toLocaleString('en')} pass)`,
        ours: inMs(type.found.ours),
        peer: 'Buffer.includes over every frame',
        theirs: inMs(type.found.peer),
        ratio: `${times(type.found.ours / type.found.peer)} the time`,
      },
      {
        what: `log: filter ${ROWS.toLocaleString('en')} rows by text, letter case aside (${text.shown.toLocaleString('en')} pass)`,
        ours: inMs(text.found.ours),
        peer: 'Buffer.includes over every frame',
        theirs: inMs(text.found.peer),
        ratio: `${times(text.found.ours / text.found.peer)} the time`,
      },
    ],
  };
}

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFrame } from '../../../src/ari/eventFrame';
import { EventLog } from '../../../src/capture/eventLog';
import { findRow } from '../../../src/capture/findRow';
import type { LogView } from '../../../src/capture/logView';
import type { RowFilter } from '../../../src/shared/eventRow';

const ALL: RowFilter = { text: '', types: [], hiddenTypes: [] };

/** A log in which every tenth row is a Dial and the others are not, up to `count`. */
function filled(count: number, maxRows = count): EventLog {
  const log = new EventLog({ maxRows, maxBytes: 1e9 }, { rowsPerSegment: 128 });
  for (let row = 0; row < count; row += 1) {
    const type = row % 10 === 0 ? 'Dial' : 'ChannelVarset';
    log.append('s', readFrame(JSON.stringify({ type, variable: `V${String(row % 7)}` })), row);
  }
  return log;
}

function opened(log: EventLog, text: string): LogView {
  const view = log.openView({ ...ALL, text });
  while (!view.advance(1000));
  return view;
}

interface Way {
  readonly from: number;
  readonly backwards?: boolean;
}

async function find(log: EventLog, view: LogView, text: string, way: Way): Promise<number | undefined> {
  const search = { backwards: false, ...way };
  const matcher = log.matcher({ ...ALL, text });
  return findRow(view, matcher, search, async () => Promise.resolve(), new AbortController().signal);
}

describe('findRow', () => {
  it('finds the next and the previous, never the row it starts at', async () => {
    const log = filled(10_000);
    const view = opened(log, '');
    assert.equal(await find(log, view, 'type:Dial', { from: -1 }), 0);
    assert.equal(await find(log, view, 'type:Dial', { from: 0 }), 10);
    assert.equal(await find(log, view, 'type:Dial', { from: 5 }), 10);
    assert.equal(await find(log, view, 'type:Dial', { from: 20, backwards: true }), 10);
    assert.equal(await find(log, view, 'type:Dial', { from: 0, backwards: true }), undefined);
    assert.equal(await find(log, view, 'type:Dial', { from: 9_995 }), undefined);
    assert.equal(await find(log, view, 'type:Dial', { from: 10_000, backwards: true }), 9_990);
    assert.equal(await find(log, view, 'nowhere', { from: 10_000, backwards: true }), undefined);
    assert.equal(await find(log, view, 'nowhere', { from: -1 }), undefined);
  });

  it('finds only rows that the view shows, at their positions in it', async () => {
    const log = filled(5_000);
    const view = opened(log, '-type:Dial');
    const position = await find(log, view, 'V0', { from: -1 });
    assert.equal(position, 6); // Row 7: row 0 is a Dial.
    assert.equal(await find(log, view, 'type:Dial', { from: -1 }), undefined);
    assert.equal(await find(log, view, 'type:Dial', { from: 4_000, backwards: true }), undefined);
  });

  it('keeps positions while the oldest rows leave', async () => {
    const log = filled(1_000, 500);
    const view = log.openView(ALL);
    while (!view.advance(1000));
    log.append('s', readFrame('{"type":"Dial"}'), 1);
    while (!view.advance(1000));
    assert.equal(view.shownDropped, 1);
    assert.equal(await find(log, view, 'type:Dial', { from: -1 }), 10);
    assert.equal(await find(log, view, 'type:Dial', { from: 499 }), 500);
    assert.equal(await find(log, view, 'type:Dial', { from: 10, backwards: true }), undefined);
  });

  it('gives up when it is told to', async () => {
    const log = filled(2_000);
    const view = opened(log, '');
    const controller = new AbortController();
    controller.abort();
    const matcher = log.matcher({ ...ALL, text: 'type:Dial' });
    const search = { from: -1, backwards: false };
    assert.equal(
      await findRow(view, matcher, search, async () => Promise.resolve(), controller.signal),
      undefined,
    );
  });
});

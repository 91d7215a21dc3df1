import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFrame, type EventFrame } from '../../../src/ari/eventFrame';
import { EventLog } from '../../../src/capture/eventLog';
import type { LogEntry } from '../../../src/capture/logEntry';
import type { StoreLayout } from '../../../src/capture/rowStore';

const ALL = { text: '', types: [], hiddenTypes: [] };
const GENEROUS = { maxRows: 1_000_000, maxBytes: 1e9 };

function channelEvent(type: string, id: string, more: Record<string, unknown> = {}): EventFrame {
  return readFrame(JSON.stringify({ type, ...more, channel: { id, name: `PJSIP/${id}`, state: 'Up' } }));
}

function filled(count: number, limits = GENEROUS, layout: StoreLayout = {}): EventLog {
  const log = new EventLog(limits, layout);
  for (let index = 0; index < count; index += 1) {
    log.append('s', channelEvent(index % 2 ? 'ChannelCreated' : 'ChannelDestroyed', `c${index}`), index);
  }
  return log;
}

describe('EventLog bounds', () => {
  it('drops the oldest rows beyond the limit and counts them, seq going on', () => {
    const log = filled(1000, { maxRows: 100, maxBytes: 1e9 });
    assert.equal(log.total, 100);
    assert.equal(log.dropped, 900);
    assert.equal(log.detail(899), undefined);
    assert.match(log.detail(900)?.text ?? '', /"c900"/);
    assert.deepEqual(
      [...log.types()],
      [
        ['ChannelDestroyed', 50],
        ['ChannelCreated', 50],
      ],
    );
  });

  it('keeps its bytes below the limit by letting whole chunks go, and a single frame larger than it', () => {
    const log = new EventLog({ maxRows: 1000, maxBytes: 12_000 }, { chunkBytes: 1000, rowsPerSegment: 16 });
    for (let index = 0; index < 100; index += 1) {
      log.append('s', channelEvent('Dial', `c${index}`), index);
      assert.ok(log.bytes <= 12_000);
    }
    assert.ok(log.total > 10 && log.dropped > 0);
    assert.equal(log.total + log.dropped, 100);
    log.append('s', channelEvent('Dial', 'x'.repeat(20_000)), 100);
    assert.equal(log.total, 1);
    assert.ok(log.detail(100));
  });

  it('deflates rather than lets rows go when many come within one turn of the event loop', () => {
    const log = filled(5000, { maxRows: 1e6, maxBytes: 500_000 }, { chunkBytes: 4096, rowsPerSegment: 256 });
    assert.equal(log.total, 5000);
    assert.ok(log.bytes <= 500_000, 'frames and index are 600,000');
  });

  it('applies new limits at once', () => {
    const log = filled(1000);
    let fired = 0;
    log.onDidChange(() => fired++);
    log.setLimits({ maxRows: 10, maxBytes: 1e9 });
    assert.deepEqual([log.total, log.dropped, fired], [10, 990, 1]);
    log.setLimits(GENEROUS);
    log.append('s', channelEvent('Dial', 'a'), 1);
    assert.deepEqual([log.total, log.dropped], [11, 990]);
  });

  it('keeps the positions of a view while its first rows leave', () => {
    const log = filled(50, { maxRows: 60, maxBytes: 1e9 });
    const view = log.openView({ ...ALL, types: ['ChannelCreated'] });
    view.advance(1000);
    assert.deepEqual([view.shown, view.shownDropped], [25, 0]);
    for (let index = 50; index < 80; index += 1) log.append('s', channelEvent('Dial', `c${index}`), index);
    view.advance(1000);
    assert.deepEqual([view.shown, view.shownDropped], [15, 10]);
    assert.deepEqual(
      view.rows(0, 11).map((row) => row.seq),
      [21],
    );
  });

  it('starts a view at the oldest row when rows leave before they were looked at', () => {
    const log = filled(10, { maxRows: 5, maxBytes: 1e9 });
    const view = log.openView(ALL);
    for (let index = 0; index < 10; index += 1) log.append('s', channelEvent('Dial', 'd'), index);
    assert.ok(view.advance(1000));
    assert.deepEqual([view.shown, view.shownDropped], [5, 0]);
    assert.deepEqual(
      view.rows(0, 5).map((row) => row.seq),
      [15, 16, 17, 18, 19],
    );
  });

  it('forgets everything on clear, and rows that come later are shown', () => {
    const log = filled(10);
    const view = log.openView(ALL);
    view.advance(1000);
    log.clear();
    assert.deepEqual([log.total, log.dropped, log.bytes, log.types().size], [0, 0, 0, 0]);
    assert.deepEqual([view.shown, view.shownDropped], [0, 10]);
    log.append('s', channelEvent('Dial', 'late'), 1);
    view.advance(1000);
    assert.deepEqual(
      view.rows(0, 100).map((row) => row.seq),
      [10],
    );
  });
});

describe('EventLog entries', () => {
  it('are handed out from a row on, whatever leaves and comes meanwhile, each the reader’s to keep', () => {
    const log = filled(100, GENEROUS, { chunkBytes: 500, rowsPerSegment: 8, hotChunks: 1 });
    const seqs: number[] = [];
    const raws: string[] = [];
    const kept: LogEntry[] = [];
    for (const entry of log.entries(10)) {
      seqs.push(entry.seq);
      kept.push(entry);
      raws.push('raw' in entry ? entry.raw.toString() : '');
      if (entry.seq === 20) log.setLimits({ maxRows: 40, maxBytes: 1e9 });
      if (entry.seq === 99) log.append('s', channelEvent('Dial', 'late'), 100);
    }
    const expected = [...Array(101).keys()].filter((seq) => (seq >= 10 && seq <= 20) || seq >= 60);
    assert.deepEqual(seqs, expected);
    assert.deepEqual(
      kept.map((entry) => ('raw' in entry ? entry.raw.toString() : '')),
      raws,
    );
  });
});

describe('EventLog views', () => {
  it('shows rows in order of arrival with the fields that the view needs', () => {
    const log = filled(3);
    const view = log.openView(ALL);
    view.advance(1000);
    assert.deepEqual(view.rows(1, 2), [
      {
        seq: 1,
        time: 1,
        connectionId: 's',
        kind: 'event',
        type: 'ChannelCreated',
        resource: 'PJSIP/c1',
        summary: 'Up',
        channelId: 'c1',
      },
    ]);
  });

  it('works in slices: a budget of nothing looks at some rows, not all', () => {
    const view = filled(40_000).openView(ALL);
    assert.equal(view.advance(0), false);
    assert.ok(view.shown > 0 && view.shown < 40_000);
    while (!view.advance(0));
    assert.equal(view.shown, 40_000);
  });

  it('filters by text in type, resource, summary and raw text, letter case aside', () => {
    const log = new EventLog(GENEROUS);
    log.append('s', channelEvent('ChannelVarset', 'a', { variable: 'FOO', value: 'bar' }), 1);
    log.append('s', channelEvent('StasisStart', 'b', { args: ['x'], asterisk_id: 'AA:BB' }), 2);
    const count = (text: string): number => {
      const view = log.openView({ ...ALL, text });
      view.advance(1000);
      return view.shown;
    };
    assert.equal(count('foo=BAR'), 1); // only the summary has it so
    assert.equal(count('channelvar'), 1);
    assert.equal(count('pjsip/'), 2);
    assert.equal(count('aa:bb'), 1);
    assert.equal(count('nowhere'), 0);
  });

  it('filters by resource, not fooled by the free objects of a user event', () => {
    const log = new EventLog(GENEROUS);
    log.append('s', channelEvent('ChannelCreated', 'c1'), 1);
    log.append('s', channelEvent('ChannelCreated', 'c11'), 2);
    log.append(
      's',
      channelEvent('ChannelUserevent', 'c2', { userevent: { channel: { id: 'c1' }, id: 'c1' } }),
      3,
    );
    log.append(
      's',
      readFrame('{"type":"PlaybackStarted","playback":{"id":"p","target_uri":"channel:c1"}}'),
      4,
    );
    log.append('s', readFrame('{"type":"Dial","caller":{"id":"c9"},"peer":{"id":"c1"}}'), 5);
    const view = log.openView({ ...ALL, resourceId: 'c1' });
    view.advance(1000);
    assert.deepEqual(
      view.rows(0, 9).map((row) => row.seq),
      [0, 3, 4],
    );
  });

  it('filters by connection, since two servers may know the same id', () => {
    const log = new EventLog(GENEROUS);
    log.append('s', channelEvent('ChannelCreated', 'c1'), 1);
    log.append('t', channelEvent('ChannelCreated', 'c1'), 2);
    log.appendGap('s', 1, 2, 'the connection was lost');
    const view = log.openView({ ...ALL, resourceId: 'c1', connectionId: 't' });
    view.advance(1000);
    assert.deepEqual(
      view.rows(0, 9).map((row) => row.seq),
      [1],
    );
  });

  it('finds a resource whose id needs an escape in JSON', () => {
    const log = new EventLog(GENEROUS);
    log.append('s', channelEvent('ChannelCreated', 'a"b'), 1);
    const view = log.openView({ ...ALL, resourceId: 'a"b' });
    view.advance(1000);
    assert.equal(view.shown, 1);
  });
});

describe('EventLog rows that are no known events', () => {
  it('keeps unknown and malformed frames and shows them as they came', () => {
    const log = new EventLog(GENEROUS);
    log.append('s', readFrame('{"type":"NewInAsterisk23","speed":5,"nested":{"a":1}}'), 1);
    log.append('s', readFrame('{"type":"Channel'), 2);
    const view = log.openView(ALL);
    view.advance(1000);
    const [unknown, malformed] = view.rows(0, 2);
    assert.equal(unknown?.kind, 'unknown');
    assert.equal(unknown.summary, 'speed=5');
    assert.equal(malformed?.kind, 'malformed');
    assert.equal(malformed.summary, '{"type":"Channel');
    assert.deepEqual(log.detail(1), { text: '{"type":"Channel', json: undefined });
  });

  it('shows gaps and snapshots as rows of their own, a gap under every resource filter', () => {
    const log = new EventLog(GENEROUS);
    log.appendGap('s', 1000, 3500, 'the connection was lost');
    log.appendSnapshot('s', 3600, ['channel PJSIP/a: gone', 'channel PJSIP/b: new']);
    const view = log.openView({ ...ALL, resourceId: 'whatever' });
    view.advance(1000);
    const [gap, snapshot] = view.rows(0, 2);
    assert.equal(gap?.summary, 'events lost for 2.5 s: the connection was lost');
    assert.equal(snapshot?.summary, '2 changes: channel PJSIP/a: gone · channel PJSIP/b: new');
    assert.match(log.detail(0)?.text ?? '', /1970-01-01T00:00:01/);
    assert.equal(log.detail(1)?.text, 'channel PJSIP/a: gone\nchannel PJSIP/b: new');
  });

  it('cuts cells and makes hidden characters of a detail visible', () => {
    const log = new EventLog(GENEROUS);
    log.append(
      's',
      readFrame(JSON.stringify({ type: 'ChannelVarset', variable: 'V', value: `\u202e${'x'.repeat(9000)}` })),
      1,
    );
    const view = log.openView(ALL);
    view.advance(1000);
    assert.ok((view.rows(0, 1)[0]?.summary.length ?? 0) < 500);
    const detail = log.detail(0)?.text ?? '';
    assert.ok(detail.includes('\\u202e') && !detail.includes('\u202e'));
  });

  it('fires once per change', () => {
    const log = new EventLog(GENEROUS);
    let fired = 0;
    const listening = log.onDidChange(() => fired++);
    log.append('s', channelEvent('Dial', 'a'), 1);
    log.clear();
    listening.dispose();
    log.append('s', channelEvent('Dial', 'a'), 1);
    assert.equal(fired, 2);
  });
});

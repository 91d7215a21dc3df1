import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EventLog } from '../../../src/capture/eventLog';
import type { LoggedCall } from '../../../src/capture/logEntry';
import type { EventRow } from '../../../src/shared/eventRow';

const ALL = { text: '', types: [], hiddenTypes: [] };
const PLAY: LoggedCall = {
  operation: 'channels.play',
  method: 'POST',
  path: '/channels/17.1/play?media=sound:hi',
  status: 201,
  durationMs: 11.6,
  error: undefined,
  background: false,
};

function logged(...calls: readonly Partial<LoggedCall>[]): EventLog {
  const log = new EventLog({ maxRows: 100, maxBytes: 1e9 });
  calls.forEach((call, time) => log.appendCall('s', time, { ...PLAY, ...call }));
  return log;
}

function rowOf(call: Partial<LoggedCall>): EventRow {
  return logged(call).row(0)!;
}

describe('rows of REST calls', () => {
  it('say what was asked, what came back and how long it took', () => {
    assert.deepEqual(rowOf({}), {
      seq: 0,
      time: 0,
      connectionId: 's',
      kind: 'call',
      type: 'REST',
      resource: '17.1',
      summary: 'POST /channels/17.1/play?media=sound:hi 201 · 12 ms',
      channelId: '17.1',
      status: 201,
    });
  });

  it('tell what failed, with and without an answer', () => {
    const refused = rowOf({ status: 404, error: 'Channel not found' });
    assert.deepEqual([refused.status, refused.failed], [404, true]);
    assert.match(refused.summary, / 404 Channel not found · 12 ms$/);
    const lost = rowOf({ status: undefined, error: 'No answer within 10 s' });
    assert.deepEqual([lost.status, lost.failed], [undefined, true]);
    assert.match(lost.summary, /play\?media=sound:hi No answer within 10 s · 12 ms$/);
  });

  it('show a request that has no answer yet as sent', () => {
    const row = rowOf({ sent: true, status: undefined, durationMs: 0 });
    assert.equal(row.summary, 'POST /channels/17.1/play?media=sound:hi sent');
    assert.deepEqual([row.status, row.failed], [undefined, undefined]);
  });

  it('are of a type of their own where nobody asked for them', () => {
    assert.equal(rowOf({ background: true }).type, 'REST poll');
  });

  it('know the channel, bridge and application they are about', () => {
    const about = (path: string) => {
      const { resource, channelId, bridgeId, application } = rowOf({ path });
      return [resource, channelId, bridgeId, application];
    };
    assert.deepEqual(about('/channels/a%2Fb/hold'), ['a/b', 'a/b', undefined, undefined]);
    assert.deepEqual(about('/bridges/b1'), ['b1', undefined, 'b1', undefined]);
    assert.deepEqual(about('/channels/ari/play'), ['ari', 'ari', undefined, undefined]);
    assert.deepEqual(about('/bridges/b1/addChannel?channel=c1,c2'), ['b1', 'c1', 'b1', undefined]);
    assert.deepEqual(about('/channels?endpoint=PJSIP/a&app=shop'), ['', undefined, undefined, 'shop']);
    assert.deepEqual(about('/channels/create?channelId=new'), ['new', 'new', undefined, undefined]);
    assert.deepEqual(about('/applications/shop'), ['shop', undefined, undefined, 'shop']);
    assert.deepEqual(about('/channels/%E0%A4%A/hold'), ['%E0%A4%A', '%E0%A4%A', undefined, undefined]);
    assert.deepEqual(about(''), ['', undefined, undefined, undefined]);
  });

  it('show under the filter of their channel or bridge', () => {
    const log = logged({}, { path: '/channels/17.2/hold' }, { path: '/bridges/b/addChannel?channel=17.1' });
    const shown = (resourceId: string): number[] => {
      const view = log.openView({ ...ALL, resourceId });
      view.advance(Infinity);
      return view.rows(0, 9).map(({ seq }) => seq);
    };
    assert.deepEqual(shown('17.1'), [0, 2]);
    assert.deepEqual(shown('b'), [2]);
  });

  it('have a detail with all of it', () => {
    const { text, json } = logged({ status: 404, error: 'Channel not found' }).detail(0)!;
    assert.deepEqual(JSON.parse(json ?? ''), {
      operation: 'channels.play',
      method: 'POST',
      path: '/channels/17.1/play?media=sound:hi',
      status: 404,
      durationMs: 11.6,
      error: 'Channel not found',
    });
    assert.deepEqual(JSON.parse(text), JSON.parse(json ?? ''));
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventLog } from '../../../src/capture/eventLog';
import { callRows } from '../../../src/session/callRows';

function bench(prefix = '') {
  const log = new EventLog({ maxRows: 100, maxBytes: 1_000_000 });
  const calls = callRows(log, 's', prefix);
  const rows = (): readonly (readonly [string, string])[] => {
    const view = log.openView({ text: '', types: [], hiddenTypes: [] });
    view.advance(Infinity);
    return view.rows(0, Infinity).map(({ type, summary }) => [type, summary]);
  };
  return { log, calls, rows };
}

const PLAY = {
  operation: 'channels.play',
  method: 'POST',
  path: '/pbx/ari/channels/c1/play?media=sound%3Ax',
  background: false,
} as const;

test('a call that changes something stands before its effects, and its answer after them', () => {
  const { log, calls, rows } = bench('/pbx');
  calls.onSend(PLAY);
  log.appendGap('s', 1, 2, 'the effect');
  calls.onExchange({ ...PLAY, status: 201, durationMs: 12.4 });
  assert.deepEqual(rows(), [
    ['REST', 'POST /channels/c1/play?media=sound%3Ax sent'],
    ['Events lost', 'events lost for 0.0 s: the effect'],
    ['REST', 'POST /channels/c1/play?media=sound%3Ax 201 · 12 ms'],
  ]);
  assert.equal(log.row(0)?.channelId, 'c1');
  assert.equal(log.row(0)?.status, undefined);
  assert.deepEqual(JSON.parse(log.detail(0)?.json ?? ''), {
    operation: 'channels.play',
    method: 'POST',
    path: '/channels/c1/play?media=sound%3Ax',
    sent: true,
  });
  assert.equal(log.row(2)?.status, 201);
});

test('a question is one row, and so is what nobody asked for', () => {
  const { calls, rows } = bench();
  const question = { ...PLAY, operation: 'channels.list', method: 'GET', path: '/ari/channels' } as const;
  const poll = { ...PLAY, path: '/ari/channels/c1/play', background: true };
  for (const call of [question, poll]) {
    calls.onSend(call);
    calls.onExchange({ ...call, status: 200, durationMs: 3 });
  }
  assert.deepEqual(rows(), [
    ['REST', 'GET /channels 200 · 3 ms'],
    ['REST poll', 'POST /channels/c1/play 200 · 3 ms'],
  ]);
});

test('a call without an answer says why, and counts as failed', () => {
  const { log, calls, rows } = bench();
  const call = { ...PLAY, path: '/ari/channels/c1/play' };
  calls.onExchange({
    ...call,
    status: undefined,
    durationMs: 10_000,
    error: new Error('No answer within 10 s.'),
  });
  assert.deepEqual(rows(), [['REST', 'POST /channels/c1/play No answer within 10 s. · 10000 ms']]);
  assert.equal(log.row(0)?.failed, true);
});

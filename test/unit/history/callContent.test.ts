import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callContent } from '../../../src/history/callContent';
import { hasFailed, shownCalls } from '../../../src/history/historyFilter';
import type { PastCall } from '../../../src/session/callHistory';

const ANSWERED = { status: 204, durationMs: 12.3, problem: undefined, answer: undefined };

function callOf(changes: Partial<PastCall> = {}): PastCall {
  return {
    number: 1,
    connectionId: 'lab',
    sentAt: 0,
    operation: 'channels.answer',
    method: 'POST',
    path: '/channels/1.2/answer',
    body: undefined,
    about: 'PJSIP/alice-1',
    background: false,
    outcome: ANSWERED,
    ...changes,
  };
}

const PLACE = { server: undefined, canRepeat: true };

test('a request shows its status, what it is about, and how long it took', () => {
  const { label, description, icon, context } = callContent(callOf(), { ...PLACE, server: 'Lab' });
  assert.equal(label, 'channels.answer');
  assert.match(description, /^204 · PJSIP\/alice-1 · 12 ms · \d\d:\d\d:\d\d · Lab$/);
  assert.deepEqual([icon, context], ['pass', 'call canRepeat']);
  assert.equal(callContent(callOf(), { ...PLACE, canRepeat: false }).context, 'call');
});

test('one that waits, one that failed and one without an answer look different', () => {
  const waiting = callContent(callOf({ outcome: undefined }), PLACE);
  assert.deepEqual([waiting.icon, waiting.description.split(' · ')[0]], ['sync~spin', 'waiting']);
  const problem = { code: 'http', message: 'Channel not found', hint: 'It has hung up.', status: 404 };
  const failed = callContent(callOf({ outcome: { ...ANSWERED, status: 404, problem } }), PLACE);
  assert.equal(failed.icon, 'error');
  assert.match(failed.tooltip(), /Channel not found\nIt has hung up\./);
  const lost = callOf({ outcome: { ...ANSWERED, status: undefined, problem } });
  assert.match(callContent(lost, PLACE).description, /^no answer/);
});

test('names and bodies of callers cannot hide, reorder or add lines', () => {
  const call = callOf({ body: '{"a":"\u202e"}\nstatus 204', operation: 'x\u202ey', about: 'a\nb' });
  const { label, description, tooltip } = callContent(call, PLACE);
  assert.equal(label, 'x‹U+202E›y');
  assert.match(description, /^204 · a␊b ·/);
  assert.match(tooltip(), /^POST .*\n\{"a":"‹U\+202E›"\}␊status 204\n204 · 12 ms\n/);
});

test('the filters: own, failed with polls, all; the newest first', () => {
  const bad = { ...ANSWERED, status: 500 };
  const calls = [
    callOf({ number: 1 }),
    callOf({ number: 2, background: true }),
    callOf({ number: 3, outcome: bad }),
    callOf({ number: 4, background: true, outcome: bad }),
    callOf({ number: 5, outcome: undefined }),
  ];
  const numbers = (filter: 'all' | 'failed' | 'own'): number[] =>
    shownCalls(calls, filter).map(({ number }) => number);
  assert.deepEqual(numbers('own'), [5, 3, 1]);
  assert.deepEqual(numbers('failed'), [4, 3]);
  assert.deepEqual(numbers('all'), [5, 4, 3, 2, 1]);
  assert.equal(hasFailed(callOf({ outcome: { ...ANSWERED, status: 301 } })), true);
});

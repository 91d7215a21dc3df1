import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LostResources } from '../../../src/session/lostResources';
import { newStart, startOf } from '../../../src/session/serverStart';
import { bridge, channel } from '../tree/liveFixtures';

test('the time of the start is read from what Asterisk tells of itself, and from nothing else', () => {
  const info = { status: { startup_time: '2026-11-23T09:00:00.000+0000', last_reload_time: 'x' } };
  assert.equal(startOf(info), Date.UTC(2026, 10, 23, 9));
  const odd = [undefined, null, 'x', {}, { status: null }, { status: [] }, { status: { startup_time: 5 } }];
  for (const value of [...odd, { status: { startup_time: 'yesterday' } }])
    assert.equal(startOf(value), undefined);
});

test('a server that does not tell its start has not been started anew', () => {
  assert.equal(newStart(undefined, 5), undefined);
  assert.equal(newStart(5, undefined), undefined);
  assert.equal(newStart(5, 5), undefined);
  assert.deepEqual(newStart(5, 6), { before: 5, now: 6 });
});

test('of what was lost the newest is remembered', () => {
  const lost = new LostResources(2);
  const start = { before: 1, now: 2 };
  lost.add([channel('a'), channel('b'), bridge('a')], start);
  assert.equal(lost.get('channel', 'a'), undefined);
  assert.deepEqual(lost.get('channel', 'b'), { resource: channel('b'), start });
  const later = { before: 2, now: 3 };
  lost.add([channel('b'), channel('c')], later);
  assert.equal(lost.get('bridge', 'a'), undefined);
  assert.equal(lost.get('channel', 'b')?.start, later);
});

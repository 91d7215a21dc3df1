import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  bridgeCalls,
  callEach,
  playCalls,
  removeCalls,
  unbridgeCalls,
} from '../../../src/actions/channel/channelCalls';

const ALICE = { id: 'a', name: 'PJSIP/alice-1' };
const BOB = { id: 'b', name: 'PJSIP/bob-1' };

test('every channel gets its call, and a playback of its own', () => {
  let made = 0;
  const calls = playCalls([ALICE, BOB], ['digits:1'], () => `p${String((made += 1))}`);
  assert.deepEqual(
    calls.map(({ params, about }) => [params.channelId, params.playbackId, about]),
    [
      ['a', 'p1', 'PJSIP/alice-1'],
      ['b', 'p2', 'PJSIP/bob-1'],
    ],
  );
});

test('what waits behind a playback has no time limit, the others have', () => {
  const [answer] = callEach([ALICE], 'channels.answer', {});
  const [hold] = callEach([ALICE], 'channels.hold', {});
  assert.equal(answer?.waits, true);
  assert.equal(hold?.waits, undefined);
});

test('a bridge is made before anybody enters it, and taken back only where it was made', () => {
  const bridge = { id: 'br', name: 'Meeting' };
  const fresh = bridgeCalls([ALICE, BOB], { ...bridge, fresh: true });
  assert.deepEqual(
    fresh.map(({ operation, params }) => [operation, params.channel]),
    [
      ['bridges.createWithId', undefined],
      ['bridges.addChannel', ['a', 'b']],
    ],
  );
  assert.deepEqual(
    unbridgeCalls(fresh).map(({ operation, params }) => [operation, params.bridgeId]),
    [['bridges.destroy', 'br']],
  );
  const entered = bridgeCalls([ALICE], { ...bridge, fresh: false });
  assert.equal(entered.length, 1);
  assert.deepEqual(unbridgeCalls(entered), []);
});

test('however many channels: each enters once, in order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 80 }), { minLength: 1 }), (ids) => {
      const channels = ids.map((id) => ({ id, name: id }));
      const calls = bridgeCalls(channels, { id: 'br', name: 'br', fresh: false });
      assert.deepEqual(
        calls.flatMap(({ params }) => params.channel),
        ids,
      );
    }),
  );
});

test('channels in no bridge are left out of what takes them out', () => {
  const calls = removeCalls([
    { ...ALICE, bridgeId: 'br' },
    { ...BOB, bridgeId: undefined },
  ]);
  assert.deepEqual(
    calls.map(({ params, waits }) => [params, waits]),
    [[{ bridgeId: 'br', channel: 'a' }, true]],
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callsOutcome, countOf, namedOr, verbOf } from '../../../src/actions/callsOutcome';
import { planned, type PlannedCall } from '../../../src/actions/plannedCall';
import { AriError, isAriError } from '../../../src/ari/ariError';

const gone = new AriError({
  code: 'http',
  operation: 'channels.hangup',
  status: 404,
  message: 'Channel not found',
  hint: 'It has hung up.',
});
const callTo = (id: string): PlannedCall => planned('channels.hangup', { channelId: id }, `PJSIP/${id}`);
const done = (...ids: string[]) => ids.map((id) => ({ call: callTo(id), value: undefined }));
const calls = (...ids: string[]): readonly PlannedCall[] => ids.map(callTo);

test('one done is named, several are counted', () => {
  assert.deepEqual(
    callsOutcome({ done: done('a'), givenUp: [], failed: [], notTried: [] }, verbOf('Answered'), 'channel'),
    {
      done: true,
      message: 'Answered PJSIP/a.',
    },
  );
  assert.deepEqual(
    callsOutcome(
      { done: done('a', 'b'), givenUp: [], failed: [], notTried: [] },
      verbOf('Answered'),
      'channel',
    ),
    {
      done: true,
      message: 'Answered 2 channels.',
    },
  );
});

test('nothing done and nothing failed was given up', () => {
  assert.deepEqual(
    callsOutcome({ done: [], givenUp: [], failed: [], notTried: [] }, verbOf('Answered'), 'channel'),
    {
      done: false,
    },
  );
});

test('the failure of a single one is Asterisk’s own', () => {
  const result = { done: [], givenUp: [], failed: [{ call: callTo('a'), error: gone }], notTried: [] };
  assert.throws(
    () => callsOutcome(result, verbOf('Hung up'), 'channel'),
    (error) => error === gone,
  );
});

test('of several the failures are counted and the first is told, with its hint and status', () => {
  const failed = [
    { call: callTo('b'), error: gone },
    { call: callTo('c'), error: new Error('other') },
  ];
  assert.throws(
    () =>
      callsOutcome(
        { done: done('a'), givenUp: calls('d'), failed, notTried: [] },
        verbOf('Hung up'),
        'channel',
      ),
    (error) => {
      assert.ok(isAriError(error));
      assert.equal(error.message, '2 of 4 channels failed. 1 of 4 given up. PJSIP/b: Channel not found');
      assert.deepEqual([error.hint, error.status, error.code], ['It has hung up.', 404, 'http']);
      assert.equal(error.cause, gone);
      return true;
    },
  );
});

test('what was given up is told beside what was done', () => {
  assert.deepEqual(
    callsOutcome(
      { done: done('a'), givenUp: calls('b', 'c'), failed: [], notTried: [] },
      verbOf('Answered'),
      'channel',
    ),
    {
      done: true,
      message: 'Answered PJSIP/a. 2 of 3 given up.',
    },
  );
});

test('what was not tried is told beside the failure that stopped the rest', () => {
  const result = {
    done: [],
    givenUp: [],
    failed: [{ call: callTo('a'), error: gone }],
    notTried: calls('b', 'c'),
  };
  assert.throws(() => callsOutcome(result, verbOf('Hung up'), 'channel'), {
    message: '1 of 3 channels failed. 2 of 3 not tried. PJSIP/a: Channel not found',
  });
});

test('counts are English', () => {
  assert.deepEqual(
    [countOf(0, 'channel'), countOf(1, 'channel'), countOf(2, 'channel')],
    ['0 channels', '1 channel', '2 channels'],
  );
  assert.equal(countOf(2, 'mailbox'), '2 mailboxes');
});

test('several calls about one channel are one channel; things of the same name are as many as there are', () => {
  const set = verbOf('Set variables of');
  assert.equal(set(calls('a', 'a', 'a')), 'Set variables of PJSIP/a');
  assert.equal(set(calls('a', 'b', 'a', 'b')), 'Set variables of 2 channels');
  assert.equal(namedOr(calls('a', 'a'), 'playback'), '2 playbacks');
  assert.equal(namedOr(calls('a'), 'playback'), 'PJSIP/a');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countOf, manyOutcome } from '../../../src/actions/manyOutcome';
import { AriError, isAriError } from '../../../src/ari/ariError';

const gone = new AriError({
  code: 'http',
  operation: 'channels.hangup',
  status: 404,
  message: 'Channel not found',
  hint: 'It has hung up.',
});
const nameOf = (id: string): string => `PJSIP/${id}`;

test('one done is named, several are counted', () => {
  assert.deepEqual(manyOutcome({ done: ['a'], givenUp: [], failed: [], notTried: [] }, 'Answered', nameOf), {
    done: true,
    message: 'Answered PJSIP/a.',
  });
  assert.deepEqual(
    manyOutcome({ done: ['a', 'b'], givenUp: [], failed: [], notTried: [] }, 'Answered', nameOf),
    {
      done: true,
      message: 'Answered 2 channels.',
    },
  );
});

test('nothing done and nothing failed was given up', () => {
  assert.deepEqual(manyOutcome({ done: [], givenUp: [], failed: [], notTried: [] }, 'Answered', nameOf), {
    done: false,
  });
});

test('the failure of a single one is Asterisk’s own', () => {
  const result = { done: [], givenUp: [], failed: [{ channelId: 'a', error: gone }], notTried: [] };
  assert.throws(
    () => manyOutcome(result, 'Hung up', nameOf),
    (error) => error === gone,
  );
});

test('of several the failures are counted and the first is told, with its hint and status', () => {
  const failed = [
    { channelId: 'b', error: gone },
    { channelId: 'c', error: new Error('other') },
  ];
  assert.throws(
    () => manyOutcome({ done: ['a'], givenUp: ['d'], failed, notTried: [] }, 'Hung up', nameOf),
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
    manyOutcome({ done: ['a'], givenUp: ['b', 'c'], failed: [], notTried: [] }, 'Answered', nameOf),
    {
      done: true,
      message: 'Answered PJSIP/a. 2 of 3 given up.',
    },
  );
});

test('what was not tried is told beside the failure that stopped the rest', () => {
  const result = { done: [], givenUp: [], failed: [{ channelId: 'a', error: gone }], notTried: ['b', 'c'] };
  assert.throws(() => manyOutcome(result, 'Hung up', nameOf), {
    message: '1 of 3 channels failed. 2 of 3 not tried. PJSIP/a: Channel not found',
  });
});

test('counts are English', () => {
  assert.deepEqual(
    [countOf(0, 'channel'), countOf(1, 'channel'), countOf(2, 'channel')],
    ['0 channels', '1 channel', '2 channels'],
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { eachCall } from '../../../src/actions/eachCall';
import { planned, type PlannedCall } from '../../../src/actions/plannedCall';
import { AriError, type AriErrorCode } from '../../../src/ari/ariError';

function failure(code: AriErrorCode, status?: number): AriError {
  return new AriError({ code, operation: 'channels.hangup', message: 'm', hint: 'h', status });
}

const { signal } = new AbortController();
const callTo = (id: string): PlannedCall => planned('channels.hangup', { channelId: id }, id);
const CHANNELS = Array.from({ length: 5_000 }, (_, index) => callTo(`c${String(index)}`));

/** Runs over 5,000 channels; answers what was sent, and how it went. */
async function runOver(errorOf: (index: number) => AriError | undefined) {
  let sent = 0;
  const result = await eachCall(CHANNELS, { signal }, async () => {
    const error = errorOf(sent);
    sent += 1;
    await new Promise((resolve) => setImmediate(resolve));
    if (error) throw error;
  });
  const { done, failed, notTried, givenUp } = result;
  assert.equal(done.length + failed.length + notTried.length + givenUp.length, CHANNELS.length);
  return { sent, result };
}

for (const [what, error] of [
  ['a refused password', failure('http', 401)],
  ['a read-only user', failure('http', 403)],
  ['a redirect', failure('redirect', 302)],
  ['something that is not ARI', failure('notAri', 404)],
  ['a connection that was closed', failure('closed')],
] as const) {
  test(`${what} is not tried 5,000 times`, async () => {
    const { sent, result } = await runOver(() => error);
    assert.ok(sent <= 4, `${String(sent)} requests`);
    assert.equal(result.failed.length, sent);
    assert.equal(result.notTried.length, 5_000 - sent);
  });
}

for (const [what, error] of [
  ['a server that does not answer', failure('timeout')],
  ['a server that is gone', failure('unreachable')],
  ['a server that shuts down', failure('http', 503)],
] as const) {
  test(`${what} ends the action after a few requests, not after all time limits`, async () => {
    const { sent } = await runOver((index) => (index < 1_000 ? undefined : error));
    assert.ok(sent >= 1_004 && sent < 1_012, `${String(sent)} requests`);
  });
}

test('what concerns one call only holds up none of the others', async () => {
  const gone = failure('http', 404);
  const { sent, result } = await runOver((index) => (index % 3 === 0 ? undefined : gone));
  assert.equal(sent, 5_000);
  assert.deepEqual([result.failed.length, result.notTried.length], [3_333, 0]);
});

test('a connection that breaks now and then ends nothing', async () => {
  const { sent } = await runOver((index) => (index % 5 === 0 ? failure('unreachable') : undefined));
  assert.equal(sent, 5_000);
});

test('at most four at a time, each call told of once, and each asked once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 60 }), async (succeeds) => {
      const ids = succeeds.map((_, index) => String(index));
      const [asked, told]: [string[], number[]] = [[], []];
      let running = 0;
      const options = { signal, progressed: (ended: number) => told.push(ended) };
      const { done, failed } = await eachCall(ids.map(callTo), options, async ({ about: id }) => {
        asked.push(id);
        running += 1;
        assert.ok(running <= 4);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        if (succeeds[Number(id)] !== true) throw failure('http', 404);
      });
      assert.deepEqual(asked, ids);
      assert.deepEqual(
        told,
        ids.map((_, index) => index + 1),
      );
      assert.equal(done.length + failed.length, ids.length);
    }),
    { numRuns: 50 },
  );
});

test('giving up sends no more; what had gone out may still take effect, and is told as given up', async () => {
  const abort = new AbortController();
  let sent = 0;
  const result = await eachCall(CHANNELS, abort, async () => {
    sent += 1;
    if (sent === 1_000) abort.abort();
    await new Promise((resolve) => setImmediate(resolve));
    if (abort.signal.aborted) throw failure('aborted');
  });
  assert.equal(sent, 1_000);
  assert.equal(result.givenUp.length + result.done.length, 5_000);
  assert.ok(result.done.length >= 990);
});

test('in order: one at a time, and none after a failure', async () => {
  const sent: string[] = [];
  let running = 0;
  const result = await eachCall(
    ['a', 'b', 'c', 'd'].map(callTo),
    { signal, inOrder: true },
    async ({ about }) => {
      running += 1;
      assert.equal(running, 1);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      sent.push(about);
      if (about === 'b') throw failure('http', 404);
    },
  );
  assert.deepEqual(sent, ['a', 'b']);
  assert.deepEqual(
    [result.done.length, result.failed.length, result.notTried.map(({ about }) => about)],
    [1, 1, ['c', 'd']],
  );
});

import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { AriError, type AriErrorCode } from '../../../src/ari/ariError';
import type { RestClient } from '../../../src/ari/restClient';
import { ApplicationsPoll } from '../../../src/session/applicationsPoll';
import { waitFor } from '../../support/waitFor';

/** Asks a server that answers as told, in turn, and then always well; `abandoned` holds why it was given up. */
function poll(context: TestContext, answers: readonly (AriErrorCode | 'well')[]) {
  const told = { asked: 0, abandoned: [] as AriError[] };
  const call = (): Promise<unknown> => {
    const answer = answers[told.asked] ?? 'well';
    told.asked += 1;
    if (answer === 'well') return Promise.resolve([{ name: 'ours' }]);
    return Promise.reject(
      new AriError({ code: answer, operation: 'x', message: 'No answer within 10 s.', hint: '' }),
    );
  };
  const asking = new ApplicationsPoll({
    rest: { call } as unknown as RestClient,
    application: 'ours',
    every: 2,
    before: () => Promise.resolve(),
    listed: () => undefined,
    abandon: (error) => {
      told.abandoned.push(error);
      asking.stop();
    },
  });
  context.after(() => asking.stop());
  asking.start();
  return told;
}

test('an Asterisk whose REST is silent while its socket lives is given up after three questions, and says why', async (context) => {
  const told = poll(context, ['timeout', 'timeout', 'timeout']);
  const error = await waitFor('the end', () => told.abandoned[0]);
  assert.equal(told.asked, 3);
  assert.equal(error.code, 'timeout');
  assert.match(
    `${error.message} ${error.hint}`,
    /does not answer REST.*No answer within 10 s.*has to be restarted/,
  );
});

test('a server that is slow now and then, or out of sessions, keeps the connection that it has', async (context) => {
  const slow = [
    'timeout',
    'timeout',
    'well',
    'timeout',
    'timeout',
    'unreachable',
    'timeout',
    'timeout',
  ] as const;
  const full = Array.from({ length: 10 }, () => 'unreachable' as const);
  for (const answers of [slow, full]) {
    const told = poll(context, answers);
    await waitFor('all answers', () => told.asked > answers.length + 2);
    assert.deepEqual(told.abandoned, []);
  }
});

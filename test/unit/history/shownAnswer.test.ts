import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownAnswer } from '../../../src/history/shownAnswer';
import type { CallOutcome, PastCall } from '../../../src/session/callHistory';

function answerOf(outcome: Partial<CallOutcome> | undefined): ReturnType<typeof shownAnswer> {
  const ended = { status: 200, durationMs: 3, problem: undefined, answer: undefined, ...outcome };
  const call = { operation: 'channels.get', outcome: outcome && ended };
  return shownAnswer(call as PastCall);
}

test('an answer is shown as it came, with what Asterisk said was wrong', () => {
  const answer = { contentType: 'application/json', body: Buffer.from('{}') };
  assert.deepEqual(answerOf({ answer }), { status: 200, durationMs: 3, ...answer, error: undefined });
  const problem = { code: 'http', message: 'Channel not found', hint: 'It has hung up.', status: 404 };
  const error = answerOf({ status: 404, problem, answer })?.error;
  assert.deepEqual([error?.message, error?.hint, error?.status], [problem.message, problem.hint, 404]);
});

test('an answer that is not kept says so, instead of looking empty', () => {
  assert.match(answerOf({})?.body.toString() ?? '', /^This answer is not kept/);
});

test('without an answer there is nothing to show', () => {
  assert.equal(answerOf(undefined), undefined);
  assert.equal(answerOf({ status: undefined }), undefined);
});

import { AriError, isAriError } from '../ari/ariError';
import { problemOf } from '../ari/problemOf';
import type { ActionOutcome } from '../shared/protocol';
import type { ManyResult } from './eachChannel';

/** `1 channel`, `2 channels`. */
export function countOf(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/**
 * The outcome of an action on several channels as one sentence, such as `Answered PJSIP/alice-1.`
 *
 * @throws the one channel's error as it is, or an AriError that counts the failures and tells the first
 */
export function manyOutcome(
  { done, givenUp, failed, notTried }: ManyResult,
  verb: string,
  nameOf: (channelId: string) => string,
): ActionOutcome {
  const total = done.length + givenUp.length + failed.length + notTried.length;
  const ofTotal = (ids: readonly string[], what: string): string =>
    ids.length === 0 ? '' : ` ${String(ids.length)} of ${String(total)} ${what}.`;
  const rest = ofTotal(givenUp, 'given up') + ofTotal(notTried, 'not tried');
  const [first] = failed;
  if (first === undefined) {
    const [only] = done;
    if (only === undefined) return { done: false };
    const what = done.length === 1 ? nameOf(only) : countOf(done.length, 'channel');
    return { done: true, message: `${verb} ${what}.${rest}` };
  }
  if (total === 1) throw first.error;
  const problem = problemOf(first.error);
  const counts = `${String(failed.length)} of ${countOf(total, 'channel')} failed.${rest}`;
  throw new AriError({
    code: isAriError(first.error) ? first.error.code : 'http',
    operation: 'channels',
    message: `${counts} ${nameOf(first.channelId)}: ${problem.message}`,
    hint: problem.hint,
    status: problem.status,
    cause: first.error,
  });
}

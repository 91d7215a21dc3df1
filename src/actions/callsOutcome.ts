import { AriError, isAriError } from '../ari/ariError';
import { problemOf } from '../ari/problemOf';
import type { ActionOutcome } from '../shared/protocol';
import type { CallsResult } from './eachCall';
import type { PlannedCall } from './plannedCall';

/** `1 channel`, `2 channels`. */
export function countOf(count: number, noun: string): string {
  const ending = noun.endsWith('x') ? 'es' : 's';
  return `${String(count)} ${noun}${count === 1 ? '' : ending}`;
}

/** What calls are about: one by its name, several by their number. */
export function namedOr(calls: readonly PlannedCall[], noun: string): string {
  const [first] = calls;
  return first && calls.length === 1 ? first.about : countOf(calls.length, noun);
}

/**
 * Makes a sentence such as `Held PJSIP/alice-1` or `Held 3 channels` of the calls that succeeded; several calls may
 * be about one channel.
 */
export function verbOf(verb: string): (calls: readonly PlannedCall[]) => string {
  return (calls) => {
    const oneEach = new Map(calls.map((call) => [call.about, call]));
    return `${verb} ${namedOr([...oneEach.values()], 'channel')}`;
  };
}

/**
 * The outcome of an action as one sentence, such as `Answered PJSIP/alice-1.` `noun` is what each call is about.
 *
 * @throws the one call's error as it is, or an AriError that counts the failures and tells the first
 */
export function callsOutcome(
  { done, givenUp, failed, notTried }: CallsResult,
  doneText: (calls: readonly PlannedCall[]) => string,
  noun: string,
): ActionOutcome {
  const total = done.length + givenUp.length + failed.length + notTried.length;
  const ofTotal = (calls: readonly unknown[], what: string): string =>
    calls.length === 0 ? '' : ` ${String(calls.length)} of ${String(total)} ${what}.`;
  const rest = ofTotal(givenUp, 'given up') + ofTotal(notTried, 'not tried');
  const [first] = failed;
  if (first === undefined) {
    if (done.length === 0) return { done: false };
    return { done: true, message: `${doneText(done.map(({ call }) => call))}.${rest}` };
  }
  if (total === 1) throw first.error;
  const problem = problemOf(first.error);
  const counts = `${String(failed.length)} of ${countOf(total, noun)} failed.${rest}`;
  throw new AriError({
    code: isAriError(first.error) ? first.error.code : 'http',
    operation: first.call.operation,
    message: `${counts} ${first.call.about}: ${problem.message}`,
    hint: problem.hint,
    status: problem.status,
    cause: first.error,
  });
}

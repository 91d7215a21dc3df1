import { AriError } from '../ari/ariError';
import type { OperationAnswer } from '../ari/operationShape';
import type { PastCall } from '../session/callHistory';

const NOT_KEPT =
  'This answer is not kept: it was a file, longer than 64 KiB, of a poll, or others needed its room.';

/** The answer of a call as a document shows it; undefined while there is none. */
export function shownAnswer({ operation, outcome }: PastCall): OperationAnswer | undefined {
  if (outcome?.status === undefined) return undefined;
  const { status, durationMs, problem, answer } = outcome;
  const error = problem && new AriError({ ...problem, code: 'http', operation });
  const kept = answer ?? { contentType: 'text/plain', body: Buffer.from(NOT_KEPT) };
  return { status, durationMs, ...kept, error };
}

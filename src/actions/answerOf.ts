import type { OperationAnswer } from '../ari/operationShape';

/** What reads have come to, as the answer that it is part of: they succeed with 200 or not at all. */
export function answerOf(value: unknown, durationMs: number): OperationAnswer {
  const body = Buffer.from(JSON.stringify(value));
  return { status: 200, durationMs, contentType: 'application/json', body, error: undefined };
}

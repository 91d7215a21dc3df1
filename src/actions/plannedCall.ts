import type { OperationId, OperationParams } from '../ari/generated/operations';
import { waitsForPlayback } from '../operations/waitsForPlayback';

/** One call that an action has come to, ready to be sent, or to be copied as code. */
export interface PlannedCall {
  readonly operation: OperationId;
  readonly params: Readonly<Record<string, unknown>>;
  /** What it is about, for people: the channel's name. Untrusted text. */
  readonly about: string;
  /** It blocks behind a playback that runs on the channel: no time limit but the user's. */
  readonly waits?: true;
}

/** Plans a call; its parameters are checked against the operation here, and once more before they are sent. */
export function planned<O extends OperationId>(
  operation: O,
  params: OperationParams[O],
  about: string,
): PlannedCall {
  const waits = waitsForPlayback(operation) ? ({ waits: true } as const) : {};
  return { operation, params, about, ...waits };
}

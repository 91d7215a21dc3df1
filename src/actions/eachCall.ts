import { isAriError } from '../ari/ariError';
import { inTurns } from '../ari/inTurns';
import type { PlannedCall } from './plannedCall';
import type { AnsweredCall } from './resourceAction';

/** How the calls of an action went. */
export interface CallsResult {
  readonly done: readonly AnsweredCall[];
  /** Not tried, or no longer waited for, because the user gave the action up. */
  readonly givenUp: readonly PlannedCall[];
  readonly failed: readonly { readonly call: PlannedCall; readonly error: unknown }[];
  /** Not tried, because the failures said that the others would fail as well. */
  readonly notTried: readonly PlannedCall[];
}

/** What {@link eachCall} is told besides the calls. */
export interface EachCallOptions {
  /** Gives up: what is under way is no longer waited for, the others are not tried. */
  readonly signal: AbortSignal;
  /** Called each time a call is through, however. */
  readonly progressed?: (ended: number, total: number) => void;
  /** One after the other, and none after a failure. */
  readonly inOrder?: boolean;
}

/** How many requests of one action are under way at once. */
const AT_ONCE = 4;

/** So many failures of the server in a row, with no success between them, and the others are not tried. */
const IN_A_ROW = AT_ONCE;

/** Tells whether an error is about all calls, about this one only, or may be either. */
function concernOf(error: unknown): 'all' | 'maybe' | 'one' {
  if (!isAriError(error)) return 'one';
  switch (error.code) {
    case 'http': {
      const { status = 0 } = error;
      // Whoever may not do it to one may not do it to the next; and a password is not tried 5,000 times.
      if (status === 401 || status === 403) return 'all';
      return status >= 500 || status === 408 || status === 429 ? 'maybe' : 'one';
    }
    case 'badParameter':
    case 'aborted':
      return 'one';
    case 'unreachable':
    case 'timeout':
    case 'badResponse':
    case 'tooLarge':
      return 'maybe';
    default:
      return 'all';
  }
}

/** Sends every call, a few at a time, and stops where the server is not there to carry them out. */
export async function eachCall(
  calls: readonly PlannedCall[],
  { signal, progressed, inOrder = false }: EachCallOptions,
  send: (call: PlannedCall) => Promise<unknown>,
): Promise<CallsResult> {
  const done: AnsweredCall[] = [];
  const givenUp: PlannedCall[] = [];
  const failed: { call: PlannedCall; error: unknown }[] = [];
  const notTried: PlannedCall[] = [];
  let inARow = 0;
  function note(call: PlannedCall, error: unknown): void {
    if (isAriError(error) && error.code === 'aborted') {
      givenUp.push(call);
      return;
    }
    failed.push({ call, error });
    const concern = inOrder ? 'all' : concernOf(error);
    if (concern === 'all') inARow = IN_A_ROW;
    else if (concern === 'maybe') inARow += 1;
  }
  async function tryOne(call: PlannedCall): Promise<void> {
    if (signal.aborted) givenUp.push(call);
    else if (inARow >= IN_A_ROW) notTried.push(call);
    else {
      try {
        const value = await send(call);
        done.push({ call, value });
        inARow = 0;
      } catch (error) {
        note(call, error);
      }
      progressed?.(done.length + failed.length, calls.length);
    }
  }
  const turn = inTurns(inOrder ? 1 : AT_ONCE);
  await Promise.all(calls.map((call) => turn(() => tryOne(call))));
  return { done, givenUp, failed, notTried };
}

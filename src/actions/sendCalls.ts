import type { RestClient } from '../ari/restClient';
import { eachCall, type CallsResult, type EachCallOptions } from './eachCall';
import type { PlannedCall } from './plannedCall';
import type { ResourceAction } from './resourceAction';

/** What waits for a playback to end has no time limit but the user's. */
const NO_TIMEOUT = 0;

async function send(rest: RestClient, call: PlannedCall, signal?: AbortSignal): Promise<unknown> {
  const { operation, params, waits } = call;
  return rest.call(
    operation,
    // `planned` has checked them by their types; the client checks them once more, by the operation's facts.
    params,
    {
      ...(signal === undefined ? {} : { signal }),
      ...(waits === true ? { timeout: NO_TIMEOUT } : {}),
    },
  );
}

/** Carries out the calls of an action; what is half done is taken back where the action knows how. */
export async function sendCalls(
  rest: RestClient,
  calls: readonly PlannedCall[],
  options: EachCallOptions,
  undo: NonNullable<ResourceAction['undo']> = () => [],
): Promise<CallsResult> {
  const result = await eachCall(calls, options, (call) => send(rest, call, options.signal));
  // What was given up may still take effect, and then it needs what went before.
  if (result.failed.length === 0 || result.givenUp.length > 0) return result;
  for (const call of undo(result.done.map((answered) => answered.call))) {
    // The failure that led here is the one to tell.
    await send(rest, call).catch(() => undefined);
  }
  return result;
}

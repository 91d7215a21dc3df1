import { isAriError } from '../ari/ariError';
import { inTurns } from '../ari/inTurns';

/** How an action on several channels went. */
export interface ManyResult {
  readonly done: readonly string[];
  /** Not tried, or no longer waited for, because the user gave the action up. */
  readonly givenUp: readonly string[];
  readonly failed: readonly { readonly channelId: string; readonly error: unknown }[];
  /** Not tried, because the failures said that the others would fail as well. */
  readonly notTried: readonly string[];
}

/** What {@link eachChannel} is told besides the channels. */
export interface EachChannelOptions {
  /** Gives up: what is under way is no longer waited for, the others are not tried. */
  readonly signal: AbortSignal;
  /** Called each time a channel is through, however. */
  readonly progressed?: (ended: number, total: number) => void;
}

/** How many requests of one action are under way at once. */
const AT_ONCE = 4;

/** So many failures of the server in a row, with no success between them, and the others are not tried. */
const IN_A_ROW = AT_ONCE;

/** Tells whether an error is about all channels, about this one only, or may be either. */
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

/** Does the same to every channel, a few at a time, and stops where the server is not there to do it. */
export async function eachChannel(
  channelIds: readonly string[],
  { signal, progressed }: EachChannelOptions,
  run: (channelId: string) => Promise<unknown>,
): Promise<ManyResult> {
  const done: string[] = [];
  const givenUp: string[] = [];
  const failed: { channelId: string; error: unknown }[] = [];
  const notTried: string[] = [];
  let inARow = 0;
  function note(channelId: string, error: unknown): void {
    if (isAriError(error) && error.code === 'aborted') {
      givenUp.push(channelId);
      return;
    }
    failed.push({ channelId, error });
    const concern = concernOf(error);
    if (concern === 'all') inARow = IN_A_ROW;
    else if (concern === 'maybe') inARow += 1;
  }
  async function tryOne(channelId: string): Promise<void> {
    if (signal.aborted) givenUp.push(channelId);
    else if (inARow >= IN_A_ROW) notTried.push(channelId);
    else {
      try {
        await run(channelId);
        done.push(channelId);
        inARow = 0;
      } catch (error) {
        note(channelId, error);
      }
      progressed?.(done.length + failed.length, channelIds.length);
    }
  }
  const turn = inTurns(AT_ONCE);
  await Promise.all(channelIds.map((channelId) => turn(() => tryOne(channelId))));
  return { done, givenUp, failed, notTried };
}

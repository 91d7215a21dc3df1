import type { ServerSession } from '../../session/serverSession';
import { callProgress } from './callProgress';

/** How an originated call went, as far as it was followed. */
export type CallEnd =
  | { readonly kind: 'up' }
  | { readonly kind: 'gone'; readonly reason: string }
  /** The connection was lost, or the user gave up, or nothing was heard for too long. */
  | { readonly kind: 'lost' };

/** Time after Asterisk's own time-out until we no longer wait for its word, ms. */
const GRACE_MS = 10_000;

/**
 * Starts to follow a channel, before it is made, so that no event is missed. `end` resolves when it is
 * up, gone, or out of sight; `stop` ends the following.
 */
export function followCall(
  session: ServerSession,
  channelId: string,
  timeoutSeconds: number,
  report: (message: string) => void,
): { readonly end: Promise<CallEnd>; stop(): void } {
  let stop = (): void => undefined;
  const end = new Promise<CallEnd>((resolve) => {
    const timer = setTimeout(() => finish({ kind: 'lost' }), timeoutSeconds * 1000 + GRACE_MS);
    const events = session.onDidReceiveEvent((event) => {
      const progress = callProgress(event, channelId);
      if (progress?.kind === 'ringing') report(progress.text);
      else if (progress) finish(progress);
    });
    const states = session.onDidChangeState(({ status }) => {
      if (status !== 'live') finish({ kind: 'lost' });
    });
    function finish(value: CallEnd): void {
      clearTimeout(timer);
      events.dispose();
      states.dispose();
      resolve(value);
    }
    stop = () => finish({ kind: 'lost' });
  });
  return { end, stop: () => stop() };
}

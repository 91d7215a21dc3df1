import type { ServerSession } from '../../session/serverSession';
import { callProgress } from './callProgress';

/** How an originated call went, as far as it was followed. */
export type CallEnd =
  | { readonly kind: 'up' }
  | { readonly kind: 'gone'; readonly reason: string }
  /** The connection was lost, or nothing was heard for too long. */
  | { readonly kind: 'lost' }
  /** Nobody follows it any more. */
  | { readonly kind: 'stopped' };

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
  let dialling = '';
  const end = new Promise<CallEnd>((resolve) => {
    const timer = setTimeout(() => finish({ kind: 'lost' }), timeoutSeconds * 1000 + GRACE_MS);
    const events = session.onDidReceiveEvent((frame) => {
      // Most events are about other channels: only those that are not are worth parsing.
      if (!frame.channelIds.includes(channelId)) return;
      const progress = callProgress(frame.value ?? {}, channelId);
      if (progress?.kind === 'dialling') {
        dialling = progress.status;
        report(dialling);
      } else if (progress?.kind === 'gone' && dialling !== '') {
        // Of a busy Local channel the cause says `Unknown`, only the dial status tells.
        finish({ kind: 'gone', reason: `${dialling}, ${progress.reason}` });
      } else if (progress) finish(progress);
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
    stop = () => finish({ kind: 'stopped' });
  });
  return { end, stop: () => stop() };
}

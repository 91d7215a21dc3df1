import type { Connections } from '../session/connections';
import { notConnected } from '../session/notConnected';
import type { ServerSession } from '../session/serverSession';
import type { ChannelAction } from '../shared/channelActions';
import type { ActionOutcome } from '../shared/protocol';
import type { ActionRunner } from './actionRunner';

/** The live session of a connection. @throws AriError `closed` */
export function liveSession(
  connections: Connections,
  connectionId: string,
  operation: string,
): ServerSession {
  const session = connections.session(connectionId);
  if (session?.state.status === 'live') return session;
  throw notConnected(operation);
}

/** Carries out the actions of the events view's buttons. */
export class ActionInvoker {
  readonly #connections: Connections;
  readonly #runner: ActionRunner;

  constructor(connections: Connections, runner: ActionRunner) {
    this.#connections = connections;
    this.#runner = runner;
  }

  /**
   * Asks for what an action is missing, then carries it out; `sent` is called in between, when the user
   * has nothing to answer any more. Aborting closes an open question. Answers `done: false` when the user
   * gave up. Rejects with an AriError.
   */
  async invoke(
    action: ChannelAction,
    { connectionId, channelIds }: { readonly connectionId: string; readonly channelIds: readonly string[] },
    signal: AbortSignal,
    sent: () => void,
  ): Promise<ActionOutcome> {
    const session = liveSession(this.#connections, connectionId, action);
    const target = { session, kind: 'channel', ids: channelIds } as const;
    const perform = await this.#runner.prepare(action, target, signal);
    if (!perform || signal.aborted) return { done: false };
    sent();
    const show = await perform(signal);
    return show();
  }
}

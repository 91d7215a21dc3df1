import { randomBytes } from 'node:crypto';
import { AriError } from '../ari/ariError';
import type { Connections } from '../session/connections';
import type { ServerSession } from '../session/serverSession';
import type { ChannelAction } from '../shared/channelActions';
import type { ActionOutcome } from '../shared/protocol';
import { confirm } from '../ui/messages';
import { ACTIONS, type ActionContext, type HangupReason } from './actions';
import { chooseBridge } from './chooseBridge';
import { chooseMedia } from './chooseMedia';
import { hangupScope } from './hangupScope';
import { countOf, manyOutcome } from './manyOutcome';
import type { RecentList } from './recentList';

/** The channels of one server that an action is about. */
export interface ActionTarget {
  readonly connectionId: string;
  readonly channelIds: readonly string[];
}

const GIVEN_UP: ActionOutcome = { done: false };

/** How many channels a confirmation names before it only counts. */
const NAMED_AT_MOST = 10;

/** Short enough to be read in the tree, and refused by Asterisk (409) in the one case in four billion. */
function newId(): string {
  return `workbench-${randomBytes(4).toString('hex')}`;
}

function notConnected(action: string): AriError {
  return new AriError({
    code: 'closed',
    operation: action,
    message: 'This server is not connected.',
    hint: 'Connect it first.',
  });
}

/**
 * Carries out channel actions for commands and for the buttons of the events view alike: looks the
 * target up again, asks for what is missing, confirms what cannot be taken back, calls the server.
 */
export class ActionInvoker {
  readonly #connections: Connections;
  readonly #recentMedia: RecentList<string>;

  constructor(connections: Connections, recentMedia: RecentList<string>) {
    this.#connections = connections;
    this.#recentMedia = recentMedia;
  }

  /** The open session of a connection. @throws AriError `closed` */
  session(connectionId: string, action: string): ServerSession {
    const session = this.#connections.session(connectionId);
    if (session?.state.status !== 'live') throw notConnected(action);
    return session;
  }

  /** What the handlers of {@link ACTIONS} work with. */
  context(session: ServerSession, signal: AbortSignal): ActionContext {
    return { rest: session.rest, newId, signal };
  }

  /** Carries an action out; answers `done: false` when the user gave up. Rejects with an AriError. */
  async invoke(action: ChannelAction, target: ActionTarget, signal: AbortSignal): Promise<ActionOutcome> {
    const session = this.session(target.connectionId, action);
    const context = this.context(session, signal);
    const { channelIds } = target;
    const nameOf = (id: string): string => session.store.resources.channel.get(id)?.name ?? id;
    switch (action) {
      case 'answer':
        return manyOutcome(await ACTIONS.answer(context, { channelIds }), 'Answered', nameOf);
      case 'play': {
        const media = await chooseMedia(session, this.#recentMedia);
        if (!media) return GIVEN_UP;
        const result = await ACTIONS.play(context, { channelIds, media });
        await this.#recentMedia.add(media.join(','));
        return manyOutcome(result, `Playing ${media.join(', ')} on`, nameOf);
      }
      case 'bridge': {
        const choice = await chooseBridge(session, channelIds);
        if (!choice) return GIVEN_UP;
        const bridgeId = await ACTIONS.bridge(context, choice);
        const bridge = session.store.resources.bridge.get(bridgeId);
        const name = bridge?.name === '' ? bridgeId : (bridge?.name ?? bridgeId);
        return { done: true, message: `Bridged ${countOf(choice.channelIds.length, 'channel')} in ${name}.` };
      }
      case 'removeFromBridge': {
        const members = new Map<string, string>();
        for (const id of channelIds) {
          const bridgeId = session.store.resources.channel.get(id)?.bridgeId;
          if (bridgeId !== undefined) members.set(id, bridgeId);
        }
        return manyOutcome(await ACTIONS.removeFromBridge(context, { members }), 'Unbridged', nameOf);
      }
      case 'hangup':
        return this.hangup(session, channelIds, 'normal', signal);
    }
  }

  /** Hangs up; asks first when more than one channel would fall, or one that is not in our application. */
  async hangup(
    session: ServerSession,
    channelIds: readonly string[],
    reason: HangupReason,
    signal: AbortSignal,
  ): Promise<ActionOutcome> {
    const { falling, foreign } = hangupScope(session.store.resources, channelIds, session.ourApplication);
    if (falling.length > 1 || foreign.length > 0) {
      const names = falling.slice(0, NAMED_AT_MOST).map(({ name }) => name);
      if (falling.length > NAMED_AT_MOST) names.push(`and ${String(falling.length - NAMED_AT_MOST)} more`);
      const whose =
        foreign.length === 0
          ? ''
          : `${foreign.length === falling.length ? 'Not' : `${String(foreign.length)} not`} in our application ${session.ourApplication}.`;
      const question = `Hang up ${countOf(falling.length, 'channel')} on ${session.profile.name}?`;
      if (!(await confirm(question, [...names, '', whose].join('\n').trim(), 'Hang Up'))) return GIVEN_UP;
    }
    const nameOf = (id: string): string => session.store.resources.channel.get(id)?.name ?? id;
    // A Local channel's other half falls by itself; asking for both would find one of them gone.
    const names = new Map(channelIds.map((id) => [id, nameOf(id)]));
    const result = await ACTIONS.hangup(this.context(session, signal), { channelIds, reason });
    return manyOutcome(result, 'Hung up', (id) => names.get(id) ?? id);
  }
}

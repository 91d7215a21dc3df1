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

/** Sends what has been asked for, telling how far it is; rejects with an AriError. */
export type Perform = (signal: AbortSignal, report?: (message: string) => void) => Promise<ActionOutcome>;

const GIVEN_UP: ActionOutcome = { done: false };

/** How many channels a confirmation names before it only counts. */
const NAMED_AT_MOST = 10;

/** Short enough to be read in the tree, and refused by Asterisk (409) in the one case in four billion. */
function newId(): string {
  return `workbench-${randomBytes(4).toString('hex')}`;
}

/** How often progress is told at most: thousands of channels are through within a second. */
const MOST_REPORTS = 100;

function tellProgress(ended: number, total: number, report: (message: string) => void): void {
  const step = Math.ceil(total / MOST_REPORTS);
  if (total > 1 && ended % step === 0) report(`${String(ended)} of ${countOf(total, 'channel')}`);
}

function refused(operation: string, message: string, hint: string): AriError {
  return new AriError({ code: 'badParameter', operation, message, hint });
}

function gone(operation: string): AriError {
  return refused(operation, 'The channel is gone.', 'Choose another channel.');
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

  /** The live session of a connection. @throws AriError `badParameter` */
  session(connectionId: string, operation: string): ServerSession {
    const session = this.#connections.session(connectionId);
    if (session?.state.status === 'live') return session;
    throw refused(operation, 'This server is not connected.', 'Connect it first.');
  }

  /** What the handlers of {@link ACTIONS} work with. */
  context(
    { rest }: ServerSession,
    signal: AbortSignal,
    report: (message: string) => void = () => undefined,
  ): ActionContext {
    return { rest, newId, signal, progressed: (ended, total) => tellProgress(ended, total, report) };
  }

  /**
   * Asks for what an action is missing, then carries it out; `sent` is called in between, when the user
   * has nothing to answer any more. Aborting closes an open question. Answers `done: false` when the user
   * gave up. Rejects with an AriError.
   */
  async invoke(
    action: ChannelAction,
    target: ActionTarget,
    signal: AbortSignal,
    sent: () => void = () => undefined,
  ): Promise<ActionOutcome> {
    const perform = await this.prepare(action, target, signal);
    if (!perform || signal.aborted) return GIVEN_UP;
    sent();
    return perform(signal);
  }

  /** The first half of {@link invoke}: asks. Answers how to carry the action out, or undefined. */
  async prepare(
    action: ChannelAction,
    { connectionId, channelIds: asked }: ActionTarget,
    signal: AbortSignal,
    title = 'Play',
  ): Promise<Perform | undefined> {
    const session = this.session(connectionId, action);
    // The ids may come from a webview, and be of channels that have gone meanwhile.
    const { channel: channels, bridge: bridges } = session.store.resources;
    const channelIds = asked.filter((id) => channels.has(id));
    if (channelIds.length === 0) throw gone(action);
    const names = new Map(channelIds.map((id) => [id, channels.get(id)?.name ?? id]));
    const nameOf = (id: string): string => names.get(id) ?? id;
    switch (action) {
      case 'answer':
        return async (abort, report) =>
          manyOutcome(
            await ACTIONS.answer(this.context(session, abort, report), { channelIds }),
            'Answered',
            nameOf,
          );
      case 'play': {
        const media = await chooseMedia(title, session, this.#recentMedia, signal);
        if (!media) return undefined;
        return async (abort, report) => {
          const result = await ACTIONS.play(this.context(session, abort, report), { channelIds, media });
          if (result.done.length > 0) await this.#recentMedia.add(media.join(','));
          return manyOutcome(result, `Playing ${media.join(', ')} on`, nameOf);
        };
      }
      case 'bridge': {
        const choice = await chooseBridge(session, channelIds, signal);
        if (!choice) return undefined;
        return async (abort, report) => {
          const bridgeId = await ACTIONS.bridge(this.context(session, abort, report), choice);
          const name = bridges.get(bridgeId)?.name ?? '';
          const what = countOf(choice.channelIds.length, 'channel');
          return { done: true, message: `Bridged ${what} in ${name === '' ? bridgeId : name}.` };
        };
      }
      case 'removeFromBridge': {
        const members = new Map<string, string>();
        for (const id of channelIds) {
          const bridgeId = channels.get(id)?.bridgeId;
          if (bridgeId !== undefined) members.set(id, bridgeId);
        }
        if (members.size === 0)
          throw refused(action, 'The channel is in no bridge.', 'It may just have left it.');
        return async (abort, report) => {
          const result = await ACTIONS.removeFromBridge(this.context(session, abort, report), { members });
          return manyOutcome(result, 'Unbridged', nameOf);
        };
      }
      case 'hangup':
        return this.prepareHangup(session, channelIds, 'normal');
    }
  }

  /** Asks before more than one channel would fall, or one that is not in our application. */
  async prepareHangup(
    session: ServerSession,
    channelIds: readonly string[],
    reason: HangupReason,
  ): Promise<Perform | undefined> {
    const { falling, ids, foreign } = hangupScope(
      session.store.resources,
      channelIds,
      session.ourApplication,
    );
    // It may have gone while the reason was chosen.
    if (ids.length === 0) throw gone('hangup');
    if (falling.length > 1 || foreign.length > 0) {
      const lines = falling.slice(0, NAMED_AT_MOST).map(({ name }) => name);
      if (falling.length > NAMED_AT_MOST) lines.push(`and ${String(falling.length - NAMED_AT_MOST)} more`);
      if (foreign.length > 0) {
        const whose = foreign.length === falling.length ? 'Not' : `${String(foreign.length)} not`;
        lines.push('', `${whose} in our application ${session.ourApplication}.`);
      }
      const question = `Hang up ${countOf(falling.length, 'channel')} on ${session.profile.name}?`;
      if (!(await confirm(question, lines, 'Hang Up'))) return undefined;
    }
    const names = new Map(falling.map(({ id, name }) => [id, name]));
    return async (signal, report) => {
      const result = await ACTIONS.hangup(this.context(session, signal, report), { channelIds: ids, reason });
      return manyOutcome(result, 'Hung up', (id) => names.get(id) ?? id);
    };
  }
}

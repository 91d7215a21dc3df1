import { isAriError } from '../ari/ariError';
import type { OperationParams } from '../ari/generated/operations';
import type { RestClient } from '../ari/restClient';
import { eachChannel, type ManyResult } from './eachChannel';
import { idBatches } from './idBatches';

/** What an action's handler works with. */
export interface ActionContext {
  readonly rest: RestClient;
  /** Ids of our own make, so that no event can come before we know what it is about. */
  readonly newId: () => string;
  /** Gives the action up; commands already sent may still take effect. */
  readonly signal: AbortSignal;
  /** Told how many of several channels are through. */
  readonly progressed?: (ended: number, total: number) => void;
}

/** Why ARI says a channel is hung up, as `channels.hangup` spells it. */
export type HangupReason = NonNullable<OperationParams['channels.hangup']['reason']>;

/** Where an originated channel goes when it is answered. */
export type OriginateTarget =
  | { readonly kind: 'application'; readonly app: string; readonly appArgs?: string }
  | {
      readonly kind: 'dialplan';
      readonly context: string;
      readonly extension: string;
      readonly priority: number;
    };

/** A test call. Only the endpoint and the target are needed. */
export interface OriginateParams {
  /** `technology/resource`, such as `PJSIP/alice` or `Local/500@from-trunk`. */
  readonly endpoint: string;
  readonly target: OriginateTarget;
  /** `name <number>` or a number. */
  readonly callerId?: string;
  /** How long to let it ring, seconds. */
  readonly timeout: number;
  readonly variables: Readonly<Record<string, string>>;
}

interface Entry<Params, Result> {
  readonly params: Params;
  readonly result: Result;
}

/** Every action: what it takes and what it gives. Commands and buttons both go through this table. */
export interface Actions {
  /** `channels.answer`. Blocks while a playback runs on the channel. */
  readonly answer: Entry<{ readonly channelIds: readonly string[] }, ManyResult>;
  /** `channels.playWithId`. Answers when the playback is queued, not when it has ended. */
  readonly play: Entry<
    { readonly channelIds: readonly string[]; readonly media: readonly string[] },
    ManyResult
  >;
  /** `bridges.addChannel`, into a new mixing bridge where none is named; the result is the bridge's id. */
  readonly bridge: Entry<
    { readonly channelIds: readonly string[]; readonly bridgeId: string | undefined },
    string
  >;
  /** `channels.hangup`. */
  readonly hangup: Entry<
    { readonly channelIds: readonly string[]; readonly reason: HangupReason },
    ManyResult
  >;
  /** `bridges.removeChannel`, each channel from the bridge it is in. */
  readonly removeFromBridge: Entry<{ readonly members: ReadonlyMap<string, string> }, ManyResult>;
  /** `bridges.destroy`; the channels in it stay in their application. */
  readonly destroyBridge: Entry<{ readonly bridgeId: string }, undefined>;
  /** `channels.originateWithId`; `channelId` is ours. */
  readonly originate: Entry<OriginateParams & { readonly channelId: string }, undefined>;
}

type Handler<A extends keyof Actions> = (
  context: ActionContext,
  params: Actions[A]['params'],
) => Promise<Actions[A]['result']>;

/** Answer, addChannel and removeChannel wait for a running playback to end: no time limit but the user's. */
const NO_TIMEOUT = 0;

async function addToBridge(
  { rest, newId, signal }: ActionContext,
  channelIds: readonly string[],
  existing: string | undefined,
): Promise<string> {
  const bridgeId = existing ?? newId();
  if (existing === undefined)
    await rest.call('bridges.createWithId', { bridgeId, type: 'mixing' }, { signal });
  try {
    for (const channel of idBatches(channelIds)) {
      await rest.call('bridges.addChannel', { bridgeId, channel }, { signal, timeout: NO_TIMEOUT });
    }
  } catch (error) {
    // A bridge made for nothing would stay for ever. When we only stopped waiting, it may yet be used.
    const waitedFor = isAriError(error) && error.code === 'aborted';
    if (existing === undefined && !waitedFor) {
      await rest.call('bridges.destroy', { bridgeId }).catch(() => undefined);
    }
    throw error;
  }
  return bridgeId;
}

function originateParams(
  params: Actions['originate']['params'],
): OperationParams['channels.originateWithId'] {
  const { channelId, endpoint, target, callerId, timeout, variables } = params;
  return {
    channelId,
    endpoint,
    timeout,
    ...(callerId === undefined ? {} : { callerId }),
    ...(Object.keys(variables).length === 0 ? {} : { variables }),
    ...(target.kind === 'application'
      ? { app: target.app, ...(target.appArgs === undefined ? {} : { appArgs: target.appArgs }) }
      : { context: target.context, extension: target.extension, priority: target.priority }),
  };
}

/** The handler of every action. All reject with an AriError. */
export const ACTIONS: { readonly [A in keyof Actions]: Handler<A> } = {
  answer: (context, { channelIds }) =>
    eachChannel(channelIds, context, (channelId) =>
      context.rest.call('channels.answer', { channelId }, { signal: context.signal, timeout: NO_TIMEOUT }),
    ),
  play: (context, { channelIds, media }) =>
    eachChannel(channelIds, context, (channelId) =>
      context.rest.call(
        'channels.playWithId',
        { channelId, playbackId: context.newId(), media },
        { signal: context.signal },
      ),
    ),
  bridge: (context, { channelIds, bridgeId }) => addToBridge(context, channelIds, bridgeId),
  hangup: (context, { channelIds, reason }) =>
    eachChannel(channelIds, context, (channelId) =>
      context.rest.call('channels.hangup', { channelId, reason }, { signal: context.signal }),
    ),
  removeFromBridge: (context, { members }) =>
    eachChannel([...members.keys()], context, async (channel) => {
      const params = { bridgeId: members.get(channel) ?? '', channel };
      const options = { signal: context.signal, timeout: NO_TIMEOUT };
      await context.rest.call('bridges.removeChannel', params, options);
    }),
  destroyBridge: ({ rest, signal }, { bridgeId }) => rest.call('bridges.destroy', { bridgeId }, { signal }),
  originate: async ({ rest, signal }, params) => {
    await rest.call('channels.originateWithId', originateParams(params), { signal });
    return undefined;
  },
};

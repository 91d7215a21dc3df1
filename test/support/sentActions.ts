import type { RestClient } from '../../src/ari/restClient';
import type { EachCallOptions } from '../../src/actions/eachCall';
import {
  bridgeCalls,
  callEach,
  playCalls,
  removeCalls,
  unbridgeCalls,
} from '../../src/actions/channel/channelCalls';
import type { HangupReason } from '../../src/actions/channel/hangupActions';
import type { Named } from '../../src/actions/named';
import { planned, type PlannedCall } from '../../src/actions/plannedCall';
import { sendCalls } from '../../src/actions/sendCalls';
import { originateParams, type OriginateParams } from '../../src/actions/originate/originateRequest';

/** What the actions of a test are sent with. */
export interface SendContext extends EachCallOptions {
  readonly rest: RestClient;
  readonly newId: () => string;
}

/** How an action on several channels went, by their ids. */
export interface SentResult {
  readonly done: readonly string[];
  readonly givenUp: readonly string[];
  readonly failed: readonly { readonly channelId: string; readonly error: unknown }[];
  readonly notTried: readonly string[];
}

function named(ids: readonly string[]): readonly Named[] {
  return ids.map((id) => ({ id, name: id }));
}

async function send(context: SendContext, calls: readonly PlannedCall[]): Promise<SentResult> {
  const { done, givenUp, failed, notTried } = await sendCalls(context.rest, calls, context);
  return {
    done: done.map(({ call }) => call.about),
    givenUp: givenUp.map(({ about }) => about),
    failed: failed.map(({ call, error }) => ({ channelId: call.about, error })),
    notTried: notTried.map(({ about }) => about),
  };
}

/** The plans of the tree's first actions, sent without a question. */
export const SENT = {
  answer: async (context: SendContext, channelIds: readonly string[]) =>
    send(context, callEach(named(channelIds), 'channels.answer', {})),
  play: async (context: SendContext, channelIds: readonly string[], media: readonly string[]) =>
    send(context, playCalls(named(channelIds), media, context.newId)),
  hangup: async (context: SendContext, channelIds: readonly string[], reason: HangupReason = 'normal') =>
    send(context, callEach(named(channelIds), 'channels.hangup', { reason })),
  removeFromBridge: async (context: SendContext, members: ReadonlyMap<string, string>) =>
    send(context, removeCalls([...members].map(([id, bridgeId]) => ({ id, name: id, bridgeId })))),
  destroyBridge: async (context: SendContext, bridgeId: string) =>
    send(context, [planned('bridges.destroy', { bridgeId }, bridgeId)]),
  /** Answers the bridge's id; rejects with the first failure, as the action tells it. */
  bridge: async (context: SendContext, channelIds: readonly string[], existing?: string): Promise<string> => {
    const id = existing ?? context.newId();
    const calls = bridgeCalls(named(channelIds), { id, name: id, fresh: existing === undefined });
    const { failed, givenUp } = await sendCalls(
      context.rest,
      calls,
      { ...context, inOrder: true },
      unbridgeCalls,
    );
    const [first] = failed;
    if (first) throw first.error;
    if (givenUp.length > 0) throw new Error('given up');
    return id;
  },
  originate: async (context: SendContext, params: OriginateParams, channelId: string): Promise<void> => {
    await context.rest.call('channels.originateWithId', originateParams(params, channelId));
  },
};

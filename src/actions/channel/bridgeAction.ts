import { chooseBridge } from '../chooseBridge';
import { countOf } from '../callsOutcome';
import { namedBridge } from '../named';
import type { ResourceAction } from '../resourceAction';
import { bridgeCalls, unbridgeCalls } from './channelCalls';

/** Brings channels together, in a bridge that is there or in a new one. */
export const BRIDGE_ACTION: ResourceAction = {
  plan: async ({ session, ids }, { newId, signal }) => {
    const choice = await chooseBridge(session, ids, signal);
    if (!choice) return undefined;
    const { channel, bridge } = session.store.resources;
    const channels = choice.channelIds.map((id) => ({ id, name: channel.get(id)?.name ?? id }));
    const id = choice.bridgeId ?? newId();
    const named = namedBridge({ id, name: bridge.get(id)?.name ?? '' });
    return bridgeCalls(channels, { ...named, fresh: choice.bridgeId === undefined });
  },
  inOrder: true,
  undo: unbridgeCalls,
  noun: 'step',
  done: (calls) => {
    const channels = calls.flatMap(({ params: { channel } }) =>
      Array.isArray(channel) ? (channel as unknown[]) : [],
    );
    return `Bridged ${countOf(channels.length, 'channel')} in ${calls[0]?.about ?? ''}`;
  },
};

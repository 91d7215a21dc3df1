import type { OperationId, OperationParams } from '../../ari/generated/operations';
import { addCalls } from '../bridge/bridgeCalls';
import type { Named } from '../named';
import { planned, type PlannedCall } from '../plannedCall';

/** The operations about one channel that is named in the path. */
type ChannelOperation = {
  [O in OperationId]: OperationParams[O] extends { channelId: string } ? O : never;
}[OperationId];

/** The same operation on every channel, with parameters that are the same, too, or made for each. */
export function callEach<O extends ChannelOperation>(
  channels: readonly Named[],
  operation: O,
  params: Omit<OperationParams[O], 'channelId'> | (() => Omit<OperationParams[O], 'channelId'>),
): readonly PlannedCall[] {
  return channels.map(({ id, name }) => {
    const others = typeof params === 'function' ? params() : params;
    const all = { channelId: id, ...others } as unknown as OperationParams[O];
    return planned(operation, all, name);
  });
}

/** Plays media on each channel, every playback under an id of ours. */
export function playCalls(
  channels: readonly Named[],
  media: readonly string[],
  newId: () => string,
): readonly PlannedCall[] {
  return callEach(channels, 'channels.playWithId', () => ({ playbackId: newId(), media }));
}

/** Brings channels into a bridge; into a new mixing bridge, which comes first, where `fresh` is set. */
export function bridgeCalls(
  channels: readonly Named[],
  bridge: Named & { readonly fresh: boolean },
): readonly PlannedCall[] {
  const { id: bridgeId, name, fresh } = bridge;
  const made = fresh ? [planned('bridges.createWithId', { bridgeId, type: 'mixing' }, name)] : [];
  return [...made, ...addCalls(bridge, channels, {})];
}

/** Takes back what {@link bridgeCalls} did: a bridge made for nothing would stay for ever. */
export function unbridgeCalls(done: readonly PlannedCall[]): readonly PlannedCall[] {
  return done.flatMap(({ operation, params: { bridgeId }, about }) =>
    operation === 'bridges.createWithId' && typeof bridgeId === 'string'
      ? [planned('bridges.destroy', { bridgeId }, about)]
      : [],
  );
}

/** Takes each channel out of the bridge it is in; those in none are left out. */
export function removeCalls(
  channels: readonly (Named & { readonly bridgeId: string | undefined })[],
): readonly PlannedCall[] {
  return channels.flatMap(({ id: channel, name, bridgeId }) =>
    bridgeId === undefined ? [] : [planned('bridges.removeChannel', { bridgeId, channel }, name)],
  );
}

import { idBatches } from '../idBatches';
import type { Named } from '../named';
import { planned, type PlannedCall } from '../plannedCall';

/** How channels enter a bridge. */
export interface EntryOptions {
  readonly absorbDTMF?: boolean;
  readonly mute?: boolean;
  readonly inhibitConnectedLineUpdates?: boolean;
  /** In a holding bridge; participants hear announcers and music. */
  readonly role?: 'announcer';
}

/** Has channels enter a bridge, as many in one call as fit into a request. */
export function addCalls(
  { id: bridgeId, name }: Named,
  channels: readonly Named[],
  options: EntryOptions,
): readonly PlannedCall[] {
  return idBatches(channels.map(({ id }) => id)).map((channel) =>
    planned('bridges.addChannel', { bridgeId, channel, ...options }, name),
  );
}

/** Has channels leave a bridge, each by itself: one that has just left is refused with all in its call. */
export function takeCalls({ id: bridgeId }: Named, channels: readonly Named[]): readonly PlannedCall[] {
  return channels.map(({ id: channel, name }) =>
    planned('bridges.removeChannel', { bridgeId, channel }, name),
  );
}

/** Plays media to all in a bridge, under an id of ours. */
export function playOnBridgeCall(
  { id: bridgeId, name }: Named,
  media: readonly string[],
  playbackId: string,
): PlannedCall {
  return planned('bridges.playWithId', { bridgeId, playbackId, media }, name);
}

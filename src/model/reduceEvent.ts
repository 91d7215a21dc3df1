import { BRIDGE_PATHS, CHANNEL_PATHS, type ResourcePath } from '../shared/carriedResources';
import type { ChangeSet, ResourceTable } from '../shared/changeSet';
import { fieldsOf } from '../shared/fields';
import type { LiveChannel } from '../shared/liveResources';
import { Draft } from './draft';
import { readApplication, readBridge, readChannel, readEndpoint, readPlayback, textOf } from './readResource';
import { enteredStasis, inferStasis, LEFT_STASIS, type Source } from './stasisMembership';

/** What reducing an event needs to know besides the table. */
export interface ReduceContext {
  /** The application names that our own WebSocket is registered under. */
  readonly ours: ReadonlySet<string>;
  /** Whether a channel or bridge of this id is known to be gone, so that a late event cannot revive it. */
  isGone(kind: 'bridge' | 'channel', id: string): boolean;
}

type Event = Readonly<Record<string, unknown>>;

/** Fields whose resource is as it was before its end; what ends it is told by the event's type. */
const ENDED = 'bridge_from';

function fieldsAt(paths: readonly ResourcePath[]): readonly string[] {
  // What stands deeper, a REFER's, is told of but not as it is now.
  return paths.filter((path) => path.length === 1 && path[0] !== ENDED).map(([field]) => field);
}

/** The fields of events that hold a whole channel or bridge, by ARI's names. */
const CHANNEL_FIELDS = fieldsAt(CHANNEL_PATHS);
const BRIDGE_FIELDS = fieldsAt(BRIDGE_PATHS);

/** The channel as `value` (ARI's `Channel`) tells, with what the draft remembers of it. */
export function mergeChannel(
  draft: Draft,
  value: unknown,
  source: Source,
  bridgeOf: (channelId: string) => string | undefined,
): LiveChannel | undefined {
  const read = readChannel(value);
  if (!read) return undefined;
  const previous = draft.get('channel', read.id);
  const bridgeId = previous ? previous.bridgeId : bridgeOf(read.id);
  return { ...read, ...inferStasis(read.dialplan, previous, source), bridgeId };
}

/** The bridge of the table that lists a channel; for channels that the model sees for the first time. */
function bridgeListing(table: ResourceTable, channelId: string): string | undefined {
  for (const bridge of table.bridge.values()) if (bridge.channelIds.includes(channelId)) return bridge.id;
  return undefined;
}

function reduceStasis(draft: Draft, event: Event): void {
  const isStatus = event.type === 'ChannelVarset' && event.variable === 'STASISSTATUS';
  if (!isStatus && event.type !== 'StasisStart' && event.type !== 'StasisEnd') return;
  const channel = draft.get('channel', textOf(fieldsOf(event.channel)?.id));
  if (!channel) return;
  switch (event.type) {
    case 'StasisStart':
      draft.setChannel({ ...channel, ...enteredStasis(textOf(event.application)) });
      break;
    case 'StasisEnd':
      draft.setChannel({ ...channel, ...LEFT_STASIS });
      break;
    case 'ChannelVarset': {
      // Set to nothing on entry, to SUCCESS or FAILED on leaving.
      if (textOf(event.value) !== '') draft.setChannel({ ...channel, ...LEFT_STASIS });
      else draft.setChannel({ ...channel, ...inferStasis(channel.dialplan, undefined, 'event') });
      break;
    }
    default:
      break;
  }
}

/** Removals come last: the event that tells of one carries the resource as well. */
function reduceRemoval(draft: Draft, event: Event): void {
  switch (event.type) {
    case 'ChannelDestroyed':
      draft.remove('channel', textOf(fieldsOf(event.channel)?.id));
      break;
    case 'BridgeDestroyed':
      draft.remove('bridge', textOf(fieldsOf(event.bridge)?.id));
      break;
    case 'BridgeMerged':
      draft.remove('bridge', textOf(fieldsOf(event.bridge_from)?.id));
      break;
    case 'PlaybackFinished':
      draft.remove('playback', textOf(fieldsOf(event.playback)?.id));
      break;
    case 'ApplicationUnregistered':
      draft.remove('application', textOf(event.application));
      break;
    default:
      break;
  }
}

/**
 * What one event changes in the live model. Events of unknown types still count for the channels and
 * bridges that they carry. The table is not touched.
 */
export function reduceEvent(table: ResourceTable, event: Event, context: ReduceContext): ChangeSet {
  const draft = new Draft(table);
  const created = event.type === 'ChannelCreated' || event.type === 'BridgeCreated';
  // Told once the transfer is done, with the bridges as they were before it.
  const isTransfer = event.type === 'BridgeBlindTransfer' || event.type === 'BridgeAttendedTransfer';
  for (const field of CHANNEL_FIELDS) {
    if (event[field] === undefined) continue;
    const channel = mergeChannel(draft, event[field], 'event', (id) => bridgeListing(table, id));
    if (channel && (created || !context.isGone('channel', channel.id))) draft.setChannel(channel);
  }
  for (const field of BRIDGE_FIELDS) {
    if (event[field] === undefined) continue;
    const bridge = readBridge(event[field]);
    if (!bridge || (isTransfer && draft.get('bridge', bridge.id))) continue;
    if (created || !context.isGone('bridge', bridge.id)) draft.setBridge(bridge);
  }
  if (event.endpoint !== undefined) {
    const fields = fieldsOf(event.endpoint);
    const id = `${textOf(fields?.technology)}/${textOf(fields?.resource)}`;
    const endpoint = readEndpoint(fields, draft.get('endpoint', id));
    if (endpoint) draft.set(endpoint);
  }
  if (event.playback !== undefined) {
    const playback = readPlayback(event.playback);
    if (playback) draft.set(playback);
  }
  if (event.type === 'ApplicationRegistered') {
    const application = readApplication({ name: event.application }, context.ours);
    if (application && draft.get('application', application.id)?.inferred !== false) draft.set(application);
  }
  reduceStasis(draft, event);
  reduceRemoval(draft, event);
  return draft.changeSet();
}

import { isFields, type Fields } from '../shared/fields';
import { objectAt, textAt } from './fields';

/** The resources that an event is about. */
export interface EventResources {
  /** For people: a channel's name, a bridge's name or id, an endpoint, … */
  readonly label: string;
  /** The channel that the buttons act on; undefined when the event is about none. */
  readonly channelId: string | undefined;
  /** The bridge it is about; undefined when there is none. */
  readonly bridgeId: string | undefined;
  /** Ids of all channels and bridges that the event names. */
  readonly touched: readonly string[];
}

/**
 * Where events carry channels, the one they are about first. Only these fields are read: a
 * ChannelUserevent carries objects of anybody's making, with an `id` of their choice.
 */
const CHANNEL_PATHS = [
  ['channel'],
  ['peer'],
  ['caller'],
  ['transferer_first_leg'],
  ['referred_by', 'source_channel'],
  ['forwarded'],
  ['replace_channel'],
  ['transferee'],
  ['transfer_target'],
  ['transferer_second_leg'],
  ['destination_link_first_leg'],
  ['destination_link_second_leg'],
  ['destination_threeway_channel'],
  ['referred_by', 'connected_channel'],
  ['refer_to', 'destination_channel'],
  ['refer_to', 'connected_channel'],
] as const;

const BRIDGE_PATHS = [
  ['bridge'],
  ['bridge_from'],
  ['transferer_first_leg_bridge'],
  ['transferer_second_leg_bridge'],
  ['destination_threeway_bridge'],
  ['referred_by', 'bridge'],
  ['refer_to', 'bridge'],
] as const;

function objectsAt(event: Fields, paths: readonly (readonly string[])[]): Fields[] {
  return paths.map((path) => objectAt(event, ...path)).filter((found) => isFields(found));
}

/** `channel:<id>` or `bridge:<id>`, as playbacks and recordings name what they play to. */
function target(uri: string): { kind: string; id: string } {
  const colon = uri.indexOf(':');
  return { kind: uri.slice(0, colon), id: uri.slice(colon + 1) };
}

function endpointLabel(event: Fields): string {
  const technology = textAt(event, 'endpoint', 'technology');
  return technology === '' ? '' : `${technology}/${textAt(event, 'endpoint', 'resource')}`;
}

/** Reads which resources `event` is about. */
export function eventResources(event: Fields): EventResources {
  const channels = objectsAt(event, CHANNEL_PATHS);
  const bridges = objectsAt(event, BRIDGE_PATHS);
  const uri = textAt(event, 'playback', 'target_uri') || textAt(event, 'recording', 'target_uri');
  const aim = uri === '' ? undefined : target(uri);
  const channelId = textAt(channels[0] ?? {}, 'id') || (aim?.kind === 'channel' ? aim.id : '');
  const bridgeId = textAt(bridges[0] ?? {}, 'id') || (aim?.kind === 'bridge' ? aim.id : '');
  const labels = [
    textAt(channels[0] ?? {}, 'name'),
    textAt(bridges[0] ?? {}, 'name'),
    bridgeId,
    uri,
    endpointLabel(event),
    textAt(event, 'device_state', 'name'),
    textAt(event, 'uri'),
    textAt(event, 'application'),
  ];
  const touched = [...channels, ...bridges].map((resource) => textAt(resource, 'id'));
  if (aim) touched.push(aim.id);
  return {
    label: labels.find((label) => label !== '') ?? '',
    channelId: channelId === '' ? undefined : channelId,
    bridgeId: bridgeId === '' ? undefined : bridgeId,
    touched: touched.filter((id) => id !== ''),
  };
}

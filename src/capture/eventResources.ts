import { BRIDGE_PATHS, carriedBy, CHANNEL_PATHS, targetOf, touchedIds } from '../shared/carriedResources';
import type { Fields } from '../shared/fields';
import { textAt } from './fields';

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

function endpointLabel(event: Fields): string {
  const technology = textAt(event, 'endpoint', 'technology');
  return technology === '' ? '' : `${technology}/${textAt(event, 'endpoint', 'resource')}`;
}

/** Reads which resources `event` is about. */
export function eventResources(event: Fields): EventResources {
  const [channel = {}] = carriedBy(event, CHANNEL_PATHS);
  const [bridge = {}] = carriedBy(event, BRIDGE_PATHS);
  const { channelIds, bridgeIds } = touchedIds(event);
  const labels = [
    textAt(channel, 'name'),
    textAt(bridge, 'name'),
    bridgeIds[0] ?? '',
    targetOf(event),
    endpointLabel(event),
    textAt(event, 'device_state', 'name'),
    textAt(event, 'uri'),
    textAt(event, 'application'),
  ];
  return {
    label: labels.find((label) => label !== '') ?? '',
    channelId: channelIds[0],
    bridgeId: bridgeIds[0],
    touched: [...channelIds, ...bridgeIds],
  };
}

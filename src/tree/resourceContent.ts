import { displayText } from '../shared/displayText';
import type { LiveApplication, LiveBridge, LiveEndpoint, LivePlayback } from '../shared/liveResources';
import { eventRulesOf } from '../shared/eventRules';
import { eventSourcesOf } from '../shared/eventSources';
import { applicationContext, resourceContext } from './contextValue';
import type { ItemContent, NodeIcon } from './itemContent';
import { resourceText } from './resourceText';
import type { LiveView, ServerView } from './serverView';
import { targetText } from './targetText';

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A Stasis application with the number of channels in it. */
export function applicationContent(
  server: ServerView,
  application: LiveApplication,
  channels: number,
): ItemContent {
  const marks = [
    ...(application.ours ? ['ours'] : []),
    ...(application.inferred ? ['inferred'] : []),
    ...(channels > 0 ? [counted(channels, 'channel')] : []),
  ].join(' · ');
  const hasParts = (eventSourcesOf(application.raw) ?? eventRulesOf(application.raw)) !== undefined;
  return {
    label: application.id,
    description: marks,
    icon: application.ours ? { id: 'star-full', color: 'charts.yellow' } : { id: 'package' },
    context: applicationContext(server, application),
    expansion: channels > 0 || hasParts ? 'collapsed' : 'none',
    spoken: `Application ${application.id} ${marks}`,
    tooltip: () =>
      application.inferred
        ? displayText(`${application.id}: known only from the dialplan location of a channel.`)
        : resourceText(application.raw),
  };
}

/** A bridge with its members. */
export function bridgeContent(server: ServerView, bridge: LiveBridge): ItemContent {
  const members = bridge.channelIds.length;
  const technology = bridge.technology === '' ? '' : ` (${bridge.technology})`;
  const description = `${bridge.bridgeType}${technology} · ${counted(members, 'channel')}`;
  const label = bridge.name === '' ? bridge.id : bridge.name;
  return {
    label,
    description,
    icon: { id: 'type-hierarchy', color: members > 0 ? 'charts.green' : 'disabledForeground' },
    context: resourceContext(server, 'bridge', bridge),
    expansion: members > 0 ? 'collapsed' : 'none',
    spoken: `Bridge ${label}, ${description}`,
    tooltip: () => resourceText(bridge.raw),
  };
}

const OFFLINE: NodeIcon = { id: 'debug-disconnect', color: 'disabledForeground' };
const ONLINE: NodeIcon = { id: 'plug', color: 'charts.green' };
const ENDPOINT_ICONS: Readonly<Partial<Record<string, NodeIcon>>> = { online: ONLINE, offline: OFFLINE };

/** Colours of an endpoint whose device is not merely free. */
const DEVICE_COLORS: Readonly<Partial<Record<string, string>>> = {
  INUSE: 'charts.yellow',
  RINGING: 'charts.yellow',
  RINGINUSE: 'charts.yellow',
  ONHOLD: 'charts.orange',
  BUSY: 'charts.red',
};

/** An endpoint with its state, that of its device where that is known, and the number of its channels. */
export function endpointContent(
  server: ServerView,
  endpoint: LiveEndpoint,
  channels: number,
  device: string | undefined,
): ItemContent {
  const count = channels > 0 ? counted(channels, 'channel') : '';
  const description = [endpoint.state, device ?? '', count].filter((part) => part !== '').join(' · ');
  const color = DEVICE_COLORS[device ?? ''];
  const icon = ENDPOINT_ICONS[endpoint.state] ?? { id: 'plug' };
  return {
    label: endpoint.resource,
    description,
    icon: color === undefined ? icon : { id: 'plug', color },
    context: resourceContext(server, 'endpoint', endpoint),
    expansion: 'none',
    spoken: `Endpoint ${endpoint.id}, ${description}`,
    tooltip: () =>
      [
        displayText(endpoint.id),
        ...(device === undefined ? [] : [displayText(`device state: ${device}`)]),
        resourceText(endpoint.raw),
      ].join('\n'),
  };
}

/** A playback under way, with what it plays to. */
export function playbackContent(server: ServerView, live: LiveView, playback: LivePlayback): ItemContent {
  const description = [playback.state, targetText(playback.targetUri, live)]
    .filter((part) => part !== '')
    .join(' · ');
  return {
    label: playback.mediaUri === '' ? playback.id : playback.mediaUri,
    description,
    icon: { id: 'play-circle', color: playback.state === 'playing' ? 'charts.green' : 'charts.yellow' },
    context: resourceContext(server, 'playback', playback),
    expansion: 'none',
    spoken: `Playback ${playback.mediaUri}, ${description}`,
    tooltip: () => resourceText(playback.raw),
  };
}

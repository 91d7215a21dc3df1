import { displayText } from '../shared/displayText';
import type { LiveApplication, LiveBridge, LiveEndpoint } from '../shared/liveResources';
import { applicationContext, bridgeContext, endpointContext } from './contextValue';
import type { ItemContent, NodeIcon } from './itemContent';
import { resourceText } from './resourceText';
import type { ServerView } from './serverView';

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
  return {
    label: application.id,
    description: marks,
    icon: application.ours ? { id: 'star-full', color: 'charts.yellow' } : { id: 'package' },
    context: applicationContext(server, application),
    expansion: channels > 0 ? 'collapsed' : 'none',
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
    context: bridgeContext(server),
    expansion: members > 0 ? 'collapsed' : 'none',
    spoken: `Bridge ${label}, ${description}`,
    tooltip: () => resourceText(bridge.raw),
  };
}

const ENDPOINT_ICONS: Readonly<Partial<Record<string, NodeIcon>>> = {
  online: { id: 'plug', color: 'charts.green' },
  offline: { id: 'debug-disconnect', color: 'disabledForeground' },
};

/** An endpoint with its state and the number of its channels. */
export function endpointContent(server: ServerView, endpoint: LiveEndpoint, channels: number): ItemContent {
  const description = channels > 0 ? `${endpoint.state} · ${counted(channels, 'channel')}` : endpoint.state;
  return {
    label: endpoint.id,
    description,
    icon: ENDPOINT_ICONS[endpoint.state] ?? { id: 'plug' },
    context: endpointContext(server),
    expansion: 'none',
    spoken: `Endpoint ${endpoint.id}, ${description}`,
    tooltip: () => resourceText(endpoint.raw),
  };
}

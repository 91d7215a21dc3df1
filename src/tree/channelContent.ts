import type { LiveChannel, Party } from '../shared/liveResources';
import { resourceContext } from './contextValue';
import { durationText, type Moment } from './durationText';
import type { ItemContent, NodeIcon } from './itemContent';
import type { ChannelPlace } from './nodes';
import { resourceText } from './resourceText';
import type { ServerView } from './serverView';

const ICONS: Readonly<Partial<Record<string, NodeIcon>>> = {
  Up: { id: 'call-incoming', color: 'charts.green' },
  Ring: { id: 'bell-dot', color: 'charts.yellow' },
  Ringing: { id: 'bell-dot', color: 'charts.yellow' },
  Dialing: { id: 'call-outgoing', color: 'charts.yellow' },
  Busy: { id: 'circle-slash', color: 'charts.red' },
  Down: { id: 'circle-outline', color: 'disabledForeground' },
};
const OTHER_ICON: NodeIcon = { id: 'circle-filled', color: 'charts.blue' };

function partyText({ name, number }: Party): string {
  if (name === '') return number;
  return number === '' ? `"${name}"` : `"${name}" <${number}>`;
}

function partiesText({ caller, connected }: LiveChannel): string {
  const [from, to] = [partyText(caller), partyText(connected)];
  if (to === '') return from;
  return from === '' ? `→ ${to}` : `${from} → ${to}`;
}

function locationText({ dialplan: { context, exten, priority } }: LiveChannel): string {
  return context === '' && exten === '' ? '' : `${context},${exten},${priority}`;
}

function lengthText({ createdAt }: LiveChannel, { now, isFine }: Moment): string {
  return createdAt === undefined ? '' : durationText(now - createdAt, isFine);
}

function join(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

/** A channel; beneath its application the application is not repeated. */
export function channelContent(
  server: ServerView,
  channel: LiveChannel,
  under: ChannelPlace,
  moment: Moment,
): ItemContent {
  const { stasis } = channel;
  const inStasis =
    stasis && under.kind !== 'application'
      ? `in ${stasis.application}${stasis.inferred ? ' (inferred)' : ''}`
      : '';
  const [parties, location] = [partiesText(channel), locationText(channel)];
  const description = join([channel.state, parties, location, inStasis, lengthText(channel, moment)]);
  // Beneath the pair only the half counts: the common name would push the rest out of a narrow side bar.
  const label = under.kind === 'localPair' ? channel.name.slice(-2) : channel.name;
  return {
    label,
    description,
    icon: ICONS[channel.state] ?? OTHER_ICON,
    context: resourceContext(server, 'channel', channel),
    expansion: 'none',
    // Without the duration: a label that changes every second would be read out again and again.
    spoken: `Channel ${join([channel.name, channel.state, parties, location, inStasis])}`,
    tooltip: () => resourceText(channel.raw),
  };
}

/** Both halves of a Local channel. */
export function localPairContent(
  server: ServerView,
  name: string,
  [first, second]: readonly [LiveChannel, LiveChannel],
  moment: Moment,
): ItemContent {
  const states = first.state === second.state ? first.state : `${first.state} / ${second.state}`;
  return {
    label: name,
    description: join(['pair', states, partiesText(first), lengthText(first, moment)]),
    icon: { id: 'arrow-swap', color: ICONS[first.state]?.color ?? 'charts.blue' },
    context: resourceContext(server, 'localPair', undefined),
    expansion: 'collapsed',
    spoken: `Local channel pair ${join([name, states, partiesText(first)])}`,
    tooltip: () => [first, second].map(({ raw }) => resourceText(raw)).join('\n\n'),
  };
}

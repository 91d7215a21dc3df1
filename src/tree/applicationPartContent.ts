import type { LiveApplication } from '../shared/liveResources';
import { eventRulesOf, type EventRule } from '../shared/eventRules';
import { eventSourcesOf, type EventSource } from '../shared/eventSources';
import { resourceContext } from './contextValue';
import type { ItemContent } from './itemContent';
import type { ApplicationPartNode } from './nodes';
import { resourceText } from './resourceText';
import type { LiveView, ServerView } from './serverView';

type SourceKind = EventSource['kind'];

const SOURCE_NOUNS: Readonly<Record<SourceKind, readonly [one: string, many: string]>> = {
  channel: ['channel', 'channels'],
  bridge: ['bridge', 'bridges'],
  endpoint: ['endpoint', 'endpoints'],
  deviceState: ['device state', 'device states'],
};

const SOURCE_ICONS: Readonly<Record<SourceKind, string>> = {
  channel: 'pulse',
  bridge: 'type-hierarchy',
  endpoint: 'plug',
  deviceState: 'device-mobile',
};

/** `all channels, bridges · 2 endpoints` */
function sourcesText(sources: readonly EventSource[]): string {
  const kinds = Object.keys(SOURCE_NOUNS) as SourceKind[];
  const found = (kind: SourceKind): readonly EventSource[] =>
    sources.filter((source) => source.kind === kind);
  const whole = kinds.filter((kind) => found(kind).some(({ id }) => id === undefined));
  const counts = kinds.flatMap((kind) => {
    const count = whole.includes(kind) ? 0 : found(kind).length;
    const [one, many] = SOURCE_NOUNS[kind];
    return count === 0 ? [] : [`${String(count)} ${count === 1 ? one : many}`];
  });
  const all = whole.length === 0 ? [] : [`all ${whole.map((kind) => SOURCE_NOUNS[kind][1]).join(', ')}`];
  return [...all, ...counts].join(' · ') || 'none';
}

/** `only 2 types · 1 off` */
function rulesText(rules: readonly EventRule[]): string {
  const allowed = rules.filter(({ list }) => list === 'allowed').length;
  const off = rules.length - allowed;
  const parts = [
    ...(allowed > 0 ? [`only ${String(allowed)} type${allowed === 1 ? '' : 's'}`] : []),
    ...(off > 0 ? [`${String(off)} off`] : []),
  ];
  return parts.length === 0 ? 'all events' : parts.join(' · ');
}

/** The subscriptions or the event filter of an application, in short. */
export function applicationPartContent(
  { kind, id }: ApplicationPartNode,
  view: ServerView,
  application: LiveApplication,
): ItemContent {
  const isFilter = kind === 'eventFilter';
  const parts = (isFilter ? eventRulesOf(application.raw) : eventSourcesOf(application.raw)) ?? [];
  const description = isFilter
    ? rulesText(eventRulesOf(application.raw) ?? [])
    : sourcesText(eventSourcesOf(application.raw) ?? []);
  const label = isFilter ? 'Event Filter' : 'Subscriptions';
  return {
    label,
    description,
    icon: { id: isFilter ? 'filter' : 'rss' },
    context: resourceContext(view, kind, application),
    expansion: parts.length > 0 ? 'collapsed' : 'none',
    spoken: `${label} of ${id}, ${description}`,
    tooltip: () =>
      isFilter
        ? 'Which events Asterisk sends to this application. What is off wins over what is allowed.'
        : 'What Asterisk tells this application of, beside the channels that are in it.',
  };
}

/** One event source of an application, by the name of its resource. */
export function subscriptionContent(view: ServerView, live: LiveView, source: EventSource): ItemContent {
  const { kind, id, uri } = source;
  const [noun, many] = SOURCE_NOUNS[kind];
  const known =
    kind === 'channel'
      ? live.resources.channel.get(id ?? '')?.name
      : kind === 'bridge'
        ? live.resources.bridge.get(id ?? '')?.name
        : undefined;
  const name = known === undefined || known === '' ? (id ?? '') : known;
  const label = id === undefined ? `All ${many}` : name;
  return {
    label,
    description: id === undefined ? '' : name === id ? noun : `${noun} ${id}`,
    icon: { id: SOURCE_ICONS[kind] },
    context: resourceContext(view, 'subscription', undefined),
    expansion: 'none',
    spoken: `Subscribed to ${label}`,
    tooltip: () => uri,
  };
}

/** One entry of an application's event filter. */
export function eventRuleContent(view: ServerView, { list, entry }: EventRule): ItemContent {
  const isAllowed = list === 'allowed';
  const description = isAllowed ? 'allowed' : 'off';
  return {
    label: entry.type,
    description,
    icon: { id: isAllowed ? 'check' : 'circle-slash' },
    context: resourceContext(view, 'eventRule', undefined),
    expansion: 'none',
    spoken: `${entry.type}, ${description}`,
    tooltip: () => resourceText(entry),
  };
}

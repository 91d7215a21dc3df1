import type { Fields } from './fields';

/** The kinds of event sources, as ARI spells them, with the field that lists them and what Asterisk calls all of them. */
export const EVENT_SOURCES = [
  { kind: 'channel', field: 'channel_ids', all: '__AST_CHANNEL_ALL_TOPIC' },
  { kind: 'bridge', field: 'bridge_ids', all: '__AST_BRIDGE_ALL_TOPIC' },
  { kind: 'endpoint', field: 'endpoint_ids', all: '__AST_ENDPOINT_ALL_TOPIC' },
  { kind: 'deviceState', field: 'device_names', all: '__AST_DEVICE_STATE_ALL_TOPIC' },
] as const;

/** An event source that an application is subscribed to. */
export interface EventSource {
  readonly kind: (typeof EVENT_SOURCES)[number]['kind'];
  /** The resource's id; undefined for all of this kind. */
  readonly id: string | undefined;
  /** As `eventSource` of ARI's operations takes it. */
  readonly uri: string;
}

/** What an application, as ARI answered it, is subscribed to, all of a kind first; undefined when it does not tell. */
export function eventSourcesOf(application: Fields): readonly EventSource[] | undefined {
  if (!EVENT_SOURCES.some(({ field }) => Array.isArray(application[field]))) return undefined;
  return EVENT_SOURCES.flatMap(({ kind, field, all }) => {
    const listed: unknown = application[field];
    const ids = (Array.isArray(listed) ? listed : []).filter((id): id is string => typeof id === 'string');
    return ids
      .map((id) => ({ kind, id: id === all ? undefined : id, uri: `${kind}:${id}` }))
      .sort((a, b) => Number(b.id === undefined) - Number(a.id === undefined));
  });
}

import { EVENT_SOURCES, eventSourcesOf } from '../../shared/eventSources';
import type { Fields } from '../../shared/fields';
import { idParts } from '../../shared/idParts';

const SCHEMES: readonly string[] = EVENT_SOURCES.map(({ kind }) => kind);

/** What is wrong with an event source, as a sentence for the user; undefined when Asterisk can take it. */
export function eventSourceProblem(text: string): string | undefined {
  const colon = text.indexOf(':');
  const scheme = colon < 0 ? '' : text.slice(0, colon);
  if (!SCHEMES.includes(scheme)) {
    return `An event source starts with one of ${SCHEMES.map((name) => `${name}:`).join(', ')}.`;
  }
  if (text.includes(',')) return 'Asterisk splits event sources at commas, so none of them can hold one.';
  const name = text.slice(colon + 1);
  if (scheme === 'endpoint' && name !== '' && !/^[^/]+(\/.+)?$/.test(name)) {
    return 'An endpoint is technology/resource, such as endpoint:PJSIP/alice; endpoint:PJSIP stands for all of it.';
  }
  return undefined;
}

function topicOf(scheme: string): string | undefined {
  return EVENT_SOURCES.find(({ kind }) => kind === scheme)?.all;
}

function splitSource(eventSource: string): readonly [scheme: string, name: string] {
  const colon = eventSource.indexOf(':');
  return colon < 0 ? ['', eventSource] : [eventSource.slice(0, colon), eventSource.slice(colon + 1)];
}

/**
 * An event source as Asterisk takes it back: it answers 501 to `channel:`, `bridge:` and `endpoint:` without
 * a name, and goes on sending, but knows the subscription to everything by its topic's name.
 */
export function endableSource(eventSource: string): string {
  const [scheme, name] = splitSource(eventSource);
  const topic = topicOf(scheme);
  return name === '' && topic !== undefined ? `${scheme}:${topic}` : eventSource;
}

/** Whether a source stands for everything of its kind, under either spelling. */
function isEverything(eventSource: string): boolean {
  const [scheme, name] = splitSource(eventSource);
  const topic = topicOf(scheme);
  return topic !== undefined && (name === '' || name === topic);
}

/** What a person calls an event source: `all channels`, or its own text. */
export function eventSourceText(eventSource: string): string {
  const [scheme] = splitSource(eventSource);
  const words = {
    channel: 'channels',
    bridge: 'bridges',
    endpoint: 'endpoints',
    deviceState: 'device states',
  };
  return isEverything(eventSource) ? `all ${words[scheme as keyof typeof words]}` : eventSource;
}

/** The event sources that an application is subscribed to, as ARI answered it. It comes from the network. */
export function subscriptionsOf(application: Fields): readonly string[] {
  return (eventSourcesOf(application) ?? []).map(({ uri }) => uri);
}

/** Reads the id of a subscription's node, `[application, eventSource]` as JSON; undefined for anything else. */
export function readSubscriptionId(
  id: string,
): { readonly application: string; readonly eventSource: string } | undefined {
  const [application, eventSource] = idParts(id);
  return typeof application === 'string' && typeof eventSource === 'string'
    ? { application, eventSource }
    : undefined;
}

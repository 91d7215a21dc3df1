import type { Exchange } from '../exchange/exchange';
import type { StasisApplication } from '../exchange/stasisApplication';
import { EVERYTHING } from '../exchange/subscriptions';
import type { Topic, TopicKind } from '../exchange/topic';
import { Refusal } from '../refusal';

const KINDS: readonly TopicKind[] = ['channel', 'bridge', 'endpoint', 'deviceState'];

/** Reads `channel:id`, `endpoint:PJSIP/alice`, … An empty id means everything. Throws a 400 `Refusal`. */
export function eventSource(text: string): Topic {
  const colon = text.indexOf(':');
  const kind = KINDS.find((name) => name === text.slice(0, Math.max(colon, 0)));
  if (!kind) throw new Refusal(400, 'Invalid event source URI scheme');
  return { kind, id: text.slice(colon + 1) };
}

/** Subscribes to one event source. Throws a 400 or 422 `Refusal`. */
export function subscribe(exchange: Exchange, application: StasisApplication, text: string): void {
  const { kind, id } = eventSource(text);
  if (id === '') {
    application.subscriptions.addAll(kind);
    return;
  }
  const topic = existingTopic(exchange, { kind, id });
  if (!topic) throw new Refusal(422, 'Event source does not exist');
  application.subscriptions.add(topic);
}

/** Takes one subscription back. Throws a 400, 422 or 501 `Refusal`. */
export function unsubscribe(application: StasisApplication, text: string): void {
  const { kind, id } = eventSource(text);
  const { subscriptions } = application;
  const isEverything = id === '' || id === EVERYTHING[kind];
  if (isEverything ? !subscriptions.hasAll(kind) : !holds(application, { kind, id })) {
    throw new Refusal(422, 'Event source was not subscribed to');
  }
  if (!isEverything) {
    subscriptions.remove({ kind, id });
    return;
  }
  // Asterisk finds no subscription under an empty name, except for device states, and stays subscribed.
  if (id === '' && kind !== 'deviceState') throw new Refusal(501, 'Method not implemented');
  subscriptions.removeAllOf(kind);
}

/** Whoever is subscribed to all device states counts as subscribed to each. */
function holds({ subscriptions }: StasisApplication, topic: Topic): boolean {
  return (
    subscriptions.count(topic) > 0 || (topic.kind === 'deviceState' && subscriptions.hasAll('deviceState'))
  );
}

/** The topic of something that exists, under the spelling that its events have. */
function existingTopic(exchange: Exchange, { kind, id }: Topic): Topic | undefined {
  switch (kind) {
    case 'channel': {
      const channel = exchange.channels.get(id);
      return channel && { kind, id: channel.id };
    }
    case 'bridge': {
      const bridge = exchange.bridges.get(id);
      return bridge && { kind, id: bridge.id };
    }
    case 'endpoint':
      return endpointTopic(exchange, id);
    case 'deviceState':
      return { kind, id };
  }
}

/** One endpoint, or all of a technology that has any. */
function endpointTopic(exchange: Exchange, id: string): Topic | undefined {
  const exists = exchange.endpoints
    .all()
    .some(({ technology, resource }) => id === technology || id === `${technology}/${resource}`);
  return exists ? { kind: 'endpoint', id } : undefined;
}

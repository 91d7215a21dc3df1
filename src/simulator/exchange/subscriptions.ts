import type { Topic, TopicKind } from './topic';

/** Name under which `GET /applications` lists a subscription to everything of a kind. */
const ALL: Readonly<Record<TopicKind, string>> = {
  channel: '__AST_CHANNEL_ALL_TOPIC',
  bridge: '__AST_BRIDGE_ALL_TOPIC',
  endpoint: '__AST_ENDPOINT_ALL_TOPIC',
  deviceState: '__AST_DEVICE_STATE_ALL_TOPIC',
};

/**
 * What one application is subscribed to. Subscriptions are counted, as in Asterisk: a channel that was
 * originated for the application and then entered it is held twice, and still seen after StasisEnd.
 */
export class Subscriptions {
  readonly #counts: Readonly<Record<TopicKind, Map<string, number>>> = {
    channel: new Map(),
    bridge: new Map(),
    endpoint: new Map(),
    deviceState: new Map(),
  };
  readonly #all = new Set<TopicKind>();

  get isEmpty(): boolean {
    return this.#all.size === 0 && Object.values(this.#counts).every((counts) => counts.size === 0);
  }

  /** True when an event about any of the topics is to be delivered. */
  covers(topics: readonly Topic[]): boolean {
    return topics.some(({ kind, id }) => this.#all.has(kind) || this.#counts[kind].has(id));
  }

  has({ kind, id }: Topic): boolean {
    return this.#counts[kind].has(id);
  }

  add({ kind, id }: Topic): void {
    const counts = this.#counts[kind];
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }

  /** Takes one subscription back; `everyCount` ends it however often it was made. */
  remove({ kind, id }: Topic, everyCount = false): void {
    const counts = this.#counts[kind];
    const count = (counts.get(id) ?? 0) - 1;
    if (count > 0 && !everyCount) counts.set(id, count);
    else counts.delete(id);
  }

  addAll(kind: TopicKind): void {
    this.#all.add(kind);
  }

  hasAll(kind: TopicKind): boolean {
    return this.#all.has(kind);
  }

  /** Ends the subscriptions to everything; Asterisk does so when the WebSocket closes. */
  removeAll(): void {
    this.#all.clear();
  }

  /** Ids as `GET /applications` lists them. */
  ids(kind: TopicKind): readonly string[] {
    // Asterisk lists the subscription to everything instead of the single ones.
    return this.#all.has(kind) ? [ALL[kind]] : [...this.#counts[kind].keys()];
  }
}

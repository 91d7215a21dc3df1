import type { Topic, TopicKind } from './topic';

/** Name under which `GET /applications` lists a subscription to everything of a kind. */
export const EVERYTHING: Readonly<Record<TopicKind, string>> = {
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

  /** False while the application is to be remembered; device states alone do not keep it. */
  get isEmpty(): boolean {
    const { channel, bridge, endpoint } = this.#counts;
    return this.#all.size === 0 && channel.size === 0 && bridge.size === 0 && endpoint.size === 0;
  }

  /** True while subscribed to single device states: Asterisk keeps these even for an application it forgot. */
  get hasDeviceStates(): boolean {
    return this.#counts.deviceState.size > 0;
  }

  /** True when an event about any of the topics is to be delivered. */
  covers(topics: readonly Topic[]): boolean {
    return topics.some((topic) => (this.#all.has(topic.kind) && !topic.isSingle) || this.has(topic));
  }

  /** True when subscribed to the resource itself, or to all endpoints of its technology (`PJSIP`). */
  has({ kind, id }: Topic): boolean {
    const counts = this.#counts[kind];
    if (counts.size === 0) return false;
    return counts.has(id) || (kind === 'endpoint' && counts.has(id.replace(/\/.*$/s, '')));
  }

  /** How often subscribed to exactly this resource. */
  count({ kind, id }: Topic): number {
    return this.#counts[kind].get(id) ?? 0;
  }

  /** Adds a subscription, unless one to everything of the kind holds. Device states are not counted. */
  add({ kind, id }: Topic): void {
    if (this.#all.has(kind)) return;
    const counts = this.#counts[kind];
    counts.set(id, kind === 'deviceState' ? 1 : (counts.get(id) ?? 0) + 1);
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

  removeAllOf(kind: TopicKind): void {
    this.#all.delete(kind);
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
    const single = [...this.#counts[kind].keys()];
    return this.#all.has(kind) ? [...single, EVERYTHING[kind]] : single;
  }
}

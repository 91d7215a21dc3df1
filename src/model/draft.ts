import type { ChangeSet, LocalKey, ResourceTable } from '../shared/changeSet';
import type {
  LiveApplication,
  LiveBridge,
  LiveChannel,
  LiveResource,
  LiveResourceOf,
  ResourceKind,
} from '../shared/liveResources';
import { sameResource } from './sameResource';

function keyText(kind: ResourceKind, id: string): string {
  return `${kind} ${id}`;
}

/**
 * A change set being made on top of a table that stays as it is. It keeps the relations whole: a
 * bridge's members know their bridge, and an application that a channel is in exists.
 */
export class Draft {
  readonly #table: ResourceTable;
  readonly #upserts = new Map<string, LiveResource>();
  readonly #removals = new Map<string, LocalKey>();

  constructor(table: ResourceTable) {
    this.#table = table;
  }

  /** The resource as it will be once the draft is applied. */
  get<K extends ResourceKind>(kind: K, id: string): LiveResourceOf<K> | undefined {
    const key = keyText(kind, id);
    if (this.#removals.has(key)) return undefined;
    return (this.#upserts.get(key) ?? this.#table[kind].get(id)) as LiveResourceOf<K> | undefined;
  }

  /** Sets a resource; one that equals what the table holds is no change. */
  set(resource: LiveResource): void {
    const key = keyText(resource.kind, resource.id);
    this.#removals.delete(key);
    if (sameResource(this.#table[resource.kind].get(resource.id), resource)) this.#upserts.delete(key);
    else this.#upserts.set(key, resource);
  }

  /** Sets a channel, and the application that it is in where nobody knew of it. */
  setChannel(channel: LiveChannel): void {
    this.set(channel);
    const name = channel.stasis?.application;
    if (name === undefined || this.get('application', name)) return;
    const application: LiveApplication = {
      kind: 'application',
      id: name,
      ours: false,
      inferred: true,
      raw: { name },
    };
    this.set(application);
  }

  /** Sets a bridge and tells the channels that came or went. */
  setBridge(bridge: LiveBridge): void {
    const before = this.get('bridge', bridge.id)?.channelIds ?? [];
    this.set(bridge);
    const members = new Set(bridge.channelIds);
    for (const id of before) if (!members.has(id)) this.#leaveBridge(id, bridge.id);
    for (const id of members) {
      const channel = this.get('channel', id);
      if (channel && channel.bridgeId !== bridge.id) this.set({ ...channel, bridgeId: bridge.id });
    }
  }

  /** Removes a resource; a bridge's members are told. */
  remove(kind: ResourceKind, id: string): void {
    if (kind === 'bridge') {
      for (const channelId of this.get('bridge', id)?.channelIds ?? []) this.#leaveBridge(channelId, id);
    }
    const key = keyText(kind, id);
    this.#upserts.delete(key);
    if (this.#table[kind].has(id)) this.#removals.set(key, { kind, id });
  }

  /** The changes made so far, none of them without effect. */
  changeSet(): ChangeSet {
    return { upserts: [...this.#upserts.values()], removals: [...this.#removals.values()] };
  }

  #leaveBridge(channelId: string, bridgeId: string): void {
    const channel = this.get('channel', channelId);
    // It may be in another bridge already: a transfer adds it there first.
    if (channel?.bridgeId === bridgeId) this.set({ ...channel, bridgeId: undefined });
  }
}

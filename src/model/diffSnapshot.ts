import type { ChangeSet, ResourceTable } from '../shared/changeSet';
import type { ResourceKind } from '../shared/liveResources';
import { Draft } from './draft';
import { readApplication, readBridge, readEndpoint } from './readResource';
import { mergeChannel, type ReduceContext } from './reduceEvent';

/** The answers of `GET /channels`, `/bridges`, `/applications` and `/endpoints`, taken together. */
export interface ResourceSnapshot {
  readonly channels: readonly unknown[];
  readonly bridges: readonly unknown[];
  readonly applications: readonly unknown[];
  readonly endpoints: readonly unknown[];
}

/**
 * What a snapshot changes in the live model: whatever it does not list is gone, except resources known
 * to be gone already (their deletion was seen after the snapshot was taken). Playbacks cannot be
 * listed; those whose target is gone go with it.
 */
export function diffSnapshot(
  table: ResourceTable,
  snapshot: ResourceSnapshot,
  context: ReduceContext,
): ChangeSet {
  const draft = new Draft(table);
  const seen = new Set<string>();
  const bridges = snapshot.bridges
    .map(readBridge)
    .filter((bridge) => bridge !== undefined && !context.isGone('bridge', bridge.id));
  const bridgeOf = new Map(bridges.flatMap((b) => (b ? b.channelIds.map((id) => [id, b.id] as const) : [])));

  for (const value of snapshot.applications) {
    const application = readApplication(value, context.ours);
    if (!application) continue;
    seen.add(`application ${application.id}`);
    draft.set(application);
  }
  for (const value of snapshot.channels) {
    const channel = mergeChannel(draft, value, 'snapshot', (id) => bridgeOf.get(id));
    if (!channel || context.isGone('channel', channel.id)) continue;
    seen.add(`channel ${channel.id}`);
    if (channel.stasis) seen.add(`application ${channel.stasis.application}`);
    draft.setChannel({ ...channel, bridgeId: bridgeOf.get(channel.id) });
  }
  for (const bridge of bridges) {
    if (!bridge) continue;
    seen.add(`bridge ${bridge.id}`);
    draft.setBridge(bridge);
  }
  for (const value of snapshot.endpoints) {
    const endpoint = readEndpoint(value, undefined);
    if (!endpoint) continue;
    seen.add(`endpoint ${endpoint.id}`);
    draft.set(endpoint);
  }
  for (const playback of table.playback.values()) {
    const target = playback.targetUri.replace(':', ' ');
    if (seen.has(target)) seen.add(`playback ${playback.id}`);
  }
  for (const kind of Object.keys(table) as ResourceKind[]) {
    for (const id of table[kind].keys()) if (!seen.has(`${kind} ${id}`)) draft.remove(kind, id);
  }
  return draft.changeSet();
}

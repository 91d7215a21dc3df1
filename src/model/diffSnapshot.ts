import type { ChangeSet, ResourceTable } from '../shared/changeSet';
import type { LiveResource, ResourceKind } from '../shared/liveResources';
import { Draft } from './draft';
import { readApplication, readBridge, readEndpoint, readPlayback } from './readResource';
import { mergeChannel, type ReduceContext } from './reduceEvent';

/** What was missed since the model was last right: nothing, some events, or the end of the server itself. */
export type Missed = 'nothing' | 'events' | 'server';

/** The answers of `GET /channels`, `/bridges`, `/applications` and `/endpoints`, taken together. */
export interface ResourceSnapshot {
  readonly channels: readonly unknown[];
  readonly bridges: readonly unknown[];
  readonly applications: readonly unknown[];
  readonly endpoints: readonly unknown[];
  /** Playbacks that were asked for by id; undefined for one that has ended. */
  readonly playbacks?: ReadonlyMap<string, unknown>;
}

/** Removes the resources of `kind` that are not among `listed` and that nothing else keeps. */
function removeUnlisted(
  draft: Draft,
  table: ResourceTable,
  kind: ResourceKind,
  listed: readonly (LiveResource | undefined)[],
): void {
  const ids = new Set(listed.map((resource) => resource?.id));
  for (const id of table[kind].keys()) if (!ids.has(id)) draft.remove(kind, id);
}

/** Removes what lives no longer than its Asterisk. */
function removeCalls(draft: Draft, table: ResourceTable): void {
  for (const kind of ['playback', 'bridge', 'channel'] as const) {
    for (const id of table[kind].keys()) draft.remove(kind, id);
  }
}

/**
 * What `GET /applications` changes: applications that are not listed are gone, except those that a
 * channel is still in. Nobody but an application itself is told of its start, so this is asked again
 * and again.
 */
export function diffApplications(
  table: ResourceTable,
  applications: readonly unknown[],
  context: ReduceContext,
): ChangeSet {
  const draft = new Draft(table);
  const listed = applications.map((value) => readApplication(value, context.ours));
  for (const application of listed) if (application) draft.set(application);
  removeUnlisted(draft, table, 'application', listed);
  for (const channel of table.channel.values()) draft.setChannel(channel);
  return draft.changeSet();
}

/**
 * What a snapshot changes in the live model: whatever it does not list is gone, and channels and
 * bridges known to be gone stay so (their deletion was seen after the snapshot was taken). Playbacks
 * cannot be listed; those that have ended or whose target is gone go.
 *
 * Where the end of the server was missed, Asterisk has been started anew: its channels are others, even those whose id was in
 * use before, and nothing that was known of the old ones holds for them.
 */
export function diffSnapshot(
  table: ResourceTable,
  snapshot: ResourceSnapshot,
  context: ReduceContext,
  missed: Missed,
): ChangeSet {
  const draft = new Draft(table);
  if (missed === 'server') removeCalls(draft, table);
  const source = missed === 'nothing' ? 'snapshot' : 'snapshotAfterLoss';
  const bridges = snapshot.bridges
    .map(readBridge)
    .filter((bridge) => bridge !== undefined)
    .filter((bridge) => !context.isGone('bridge', bridge.id));
  const bridgeOf = new Map(bridges.flatMap(({ id, channelIds }) => channelIds.map((member) => [member, id])));
  const channels = snapshot.channels
    .map((value) => mergeChannel(draft, value, source, () => undefined))
    .filter((channel) => channel !== undefined)
    .filter((channel) => !context.isGone('channel', channel.id));
  const endpoints = snapshot.endpoints.map((value) => readEndpoint(value, undefined));
  const applications = snapshot.applications.map((value) => readApplication(value, context.ours));

  for (const application of applications) if (application) draft.set(application);
  removeUnlisted(draft, table, 'application', applications);
  removeUnlisted(draft, table, 'bridge', bridges);
  removeUnlisted(draft, table, 'channel', channels);
  removeUnlisted(draft, table, 'endpoint', endpoints);
  for (const channel of channels) draft.setChannel({ ...channel, bridgeId: bridgeOf.get(channel.id) });
  for (const bridge of bridges) draft.setBridge(bridge);
  for (const endpoint of endpoints) if (endpoint) draft.set(endpoint);

  const { playbacks } = snapshot;
  const targets = new Set([...channels, ...bridges].map(({ kind, id }) => `${kind}:${id}`));
  for (const { id, targetUri } of table.playback.values()) {
    const isAsked = playbacks?.has(id) === true;
    const now = isAsked ? readPlayback(playbacks.get(id)) : undefined;
    if (!targets.has(targetUri) || (isAsked && now?.id !== id)) draft.remove('playback', id);
    else if (now) draft.set(now);
  }
  return draft.changeSet();
}

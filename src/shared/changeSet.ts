import type { LiveResource, LiveResourceOf, ResourceKind } from './liveResources';

/** Names a resource of a known server. */
export interface LocalKey {
  readonly kind: ResourceKind;
  readonly id: string;
}

/** The one form in which the live model changes, in the host and in the webview alike. */
export interface ChangeSet {
  readonly upserts: readonly LiveResource[];
  readonly removals: readonly LocalKey[];
}

/** The resources of one server, by kind and id. */
export type ResourceTable = { readonly [K in ResourceKind]: ReadonlyMap<string, LiveResourceOf<K>> };

/** A {@link ResourceTable} that {@link applyChangeSet} may write. */
export type MutableResourceTable = { readonly [K in ResourceKind]: Map<string, LiveResourceOf<K>> };

/** A table without resources. */
export function emptyResourceTable(): MutableResourceTable {
  return {
    application: new Map(),
    bridge: new Map(),
    channel: new Map(),
    endpoint: new Map(),
    playback: new Map(),
  };
}

/** Applies `changes` to `table`: removals first, so that a resource in both is there afterwards. */
export function applyChangeSet(table: MutableResourceTable, changes: ChangeSet): void {
  for (const { kind, id } of changes.removals) table[kind].delete(id);
  for (const resource of changes.upserts) {
    // The map of a resource's own kind takes it; TypeScript cannot correlate the two.
    (table[resource.kind] as Map<string, LiveResource>).set(resource.id, resource);
  }
}

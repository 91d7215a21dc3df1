import type { LiveResource, ResourceKind } from '../shared/liveResources';

/** What happened to one resource since the last update; never both absent. */
export interface LiveChange {
  readonly kind: ResourceKind;
  readonly id: string;
  /** The resource as the last update left it; undefined when it is new. */
  readonly before: LiveResource | undefined;
  /** The resource as it is now; undefined when it is gone. */
  readonly after: LiveResource | undefined;
}

/** What a LiveStore emits: every change since the last update, at most one per resource. */
export interface LiveUpdate {
  readonly fromRevision: number;
  readonly revision: number;
  readonly changes: readonly LiveChange[];
}

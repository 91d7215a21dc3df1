import { fieldsOf } from '../shared/fields';
import type { ResourceKind } from '../shared/liveResources';

const KINDS: readonly ResourceKind[] = ['application', 'bridge', 'channel', 'endpoint', 'playback'];

/** The resource that a document's address names. */
export interface NamedResource {
  readonly connectionId: string;
  readonly kind: ResourceKind;
  readonly id: string;
}

/** Reads the query of a document's address, which may come from anywhere; undefined where it names no resource. */
export function readResourceQuery(query: string): NamedResource | undefined {
  let value: unknown;
  try {
    value = JSON.parse(query);
  } catch {
    return undefined;
  }
  const { connectionId, kind, id } = fieldsOf(value) ?? {};
  const known = KINDS.find((name) => name === kind);
  if (typeof connectionId !== 'string' || typeof id !== 'string' || !known) return undefined;
  return { connectionId, kind: known, id };
}

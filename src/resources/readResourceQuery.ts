import { fieldsOf } from '../shared/fields';
import { jsonValue } from '../shared/jsonValue';
import { documentKind, type DocumentKind } from './documentKinds';

/** The resource that a document's address names. */
export interface NamedResource {
  readonly connectionId: string;
  readonly kind: DocumentKind;
  readonly id: string;
}

/** Reads the query of a document's address, which may come from anywhere; undefined where it names no resource. */
export function readResourceQuery(query: string): NamedResource | undefined {
  const { connectionId, kind, id } = fieldsOf(jsonValue(query)) ?? {};
  const known = documentKind(kind);
  if (typeof connectionId !== 'string' || typeof id !== 'string' || !known) return undefined;
  return { connectionId, kind: known, id };
}

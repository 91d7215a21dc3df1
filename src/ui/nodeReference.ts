import { fieldsOf } from '../shared/fields';

/** What a tree node, or another caller of a command, says that it is about. Not trusted. */
export interface NodeReference {
  readonly kind: string;
  readonly connectionId: string;
  readonly id: string;
}

/** The server that a command's argument belongs to; undefined where it names none. */
export function connectionIdOf(node: unknown): string | undefined {
  const connectionId = fieldsOf(node)?.connectionId;
  return typeof connectionId === 'string' ? connectionId : undefined;
}

/** Reads a command's argument; undefined for anything that names no resource. */
export function nodeReference(node: unknown): NodeReference | undefined {
  const { kind, connectionId, id } = fieldsOf(node) ?? {};
  if (typeof kind !== 'string' || typeof connectionId !== 'string' || typeof id !== 'string')
    return undefined;
  return { kind, connectionId, id };
}

/** The arguments of a tree command: the node clicked, or all selected ones where there are several. */
export function nodeReferences(node: unknown, nodes: unknown): readonly NodeReference[] {
  const all: unknown[] = Array.isArray(nodes) && nodes.length > 0 ? nodes : [node];
  return all.map(nodeReference).filter((reference) => reference !== undefined);
}

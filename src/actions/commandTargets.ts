import type { Connections } from '../session/connections';
import type { ServerSession } from '../session/serverSession';
import { localPairName } from '../shared/localPairName';
import type { ActionTarget } from './actionInvoker';

/** What a tree node, or another caller of a command, says that it is about. Not trusted. */
export interface NodeReference {
  readonly kind: string;
  readonly connectionId: string;
  readonly id: string;
}

/** Reads a command's argument; undefined for anything that names no resource. */
export function nodeReference(value: unknown): NodeReference | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, connectionId, id } = value as Partial<Record<keyof NodeReference, unknown>>;
  if (typeof kind !== 'string' || typeof connectionId !== 'string' || typeof id !== 'string')
    return undefined;
  return { kind, connectionId, id };
}

/** The arguments of a tree command: the node clicked, and all selected ones when it is among them. */
export function nodeReferences(node: unknown, nodes: unknown): readonly NodeReference[] {
  const all: unknown[] = Array.isArray(nodes) && nodes.length > 0 ? nodes : [node];
  return all.map(nodeReference).filter((reference) => reference !== undefined);
}

/** The sessions that are live now. */
export function liveSessions(connections: Connections): readonly ServerSession[] {
  return connections
    .list()
    .map(({ id }) => connections.session(id))
    .filter((session) => session !== undefined)
    .filter((session) => session.state.status === 'live');
}

/**
 * The channels that nodes stand for, by server: a channel itself, and one half of a Local channel where
 * the pair is meant (the other half falls, or is told, with it).
 */
export function channelTargets(
  connections: Connections,
  references: readonly NodeReference[],
): readonly ActionTarget[] {
  const byConnection = new Map<string, Set<string>>();
  for (const { kind, connectionId, id } of references) {
    const ids = byConnection.get(connectionId) ?? new Set<string>();
    byConnection.set(connectionId, ids);
    if (kind === 'channel') ids.add(id);
    if (kind !== 'localPair') continue;
    const channels = connections.session(connectionId)?.store.resources.channel.values() ?? [];
    const half = [...channels].find(({ name }) => localPairName(name) === id);
    if (half) ids.add(half.id);
  }
  return [...byConnection]
    .map(([connectionId, ids]) => ({ connectionId, channelIds: [...ids] }))
    .filter(({ channelIds }) => channelIds.length > 0);
}

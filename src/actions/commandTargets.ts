import { ACTION_TABLE, type ActionName } from '../operations/actionTable';
import type { Connections } from '../session/connections';
import type { ServerSession } from '../session/serverSession';
import { localPairName } from '../shared/localPairName';
import type { NodeKind } from '../shared/nodeKind';
import type { NodeReference } from '../ui/nodeReference';

/** The resources of one kind of one server that a command was called on. */
export interface NamedTarget {
  readonly connectionId: string;
  readonly kind: NodeKind;
  readonly ids: readonly string[];
}

/** The sessions that are live now. */
export function liveSessions(connections: Connections): readonly ServerSession[] {
  return connections
    .list()
    .map(({ id }) => connections.session(id))
    .filter((session) => session !== undefined)
    .filter((session) => session.state.status === 'live');
}

/** The id of one half of each Local channel, by their common name. Thousands of nodes may be chosen at once. */
function halfOfPairs(session: ServerSession | undefined): ReadonlyMap<string, string> {
  const halves = new Map<string, string>();
  for (const { id, name } of session?.store.resources.channel.values() ?? []) {
    const pair = localPairName(name);
    if (pair !== undefined && !halves.has(pair)) halves.set(pair, id);
  }
  return halves;
}

/** The kind that a node of `kind` counts as for an action; undefined where it is not about such nodes. */
function meantKind(name: ActionName, kind: string): NodeKind | undefined {
  const { kinds } = ACTION_TABLE[name];
  if (kind === 'localPair') return kinds.includes('channel') ? 'channel' : undefined;
  return kinds.find((known) => known === kind);
}

/**
 * What the nodes stand for that an action was called on, by server and kind: a resource itself, and one half of a
 * Local channel where the pair is meant (the other half falls, or is told, with it). Of an action that takes one
 * at a time only the first.
 */
export function commandTargets(
  connections: Connections,
  name: ActionName,
  references: readonly NodeReference[],
): readonly NamedTarget[] {
  const groups = new Map<string, { connectionId: string; kind: NodeKind; ids: Set<string> }>();
  const halves = new Map<string, ReadonlyMap<string, string>>();
  const about = ACTION_TABLE[name].several === true ? references : references.slice(0, 1);
  for (const { kind, connectionId, id } of about) {
    const meant = meantKind(name, kind);
    if (meant === undefined) continue;
    const key = `${meant} ${connectionId}`;
    const group = groups.get(key) ?? { connectionId, kind: meant, ids: new Set<string>() };
    groups.set(key, group);
    if (kind !== 'localPair') group.ids.add(id);
    else {
      const ofConnection = halves.get(connectionId) ?? halfOfPairs(connections.session(connectionId));
      halves.set(connectionId, ofConnection);
      const half = ofConnection.get(id);
      if (half !== undefined) group.ids.add(half);
    }
  }
  return [...groups.values()]
    .map(({ connectionId, kind, ids }) => ({ connectionId, kind, ids: [...ids] }))
    .filter(({ ids }) => ids.length > 0);
}

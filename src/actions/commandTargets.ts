import type { Connections } from '../session/connections';
import type { ServerSession } from '../session/serverSession';
import { localPairName } from '../shared/localPairName';
import type { NodeReference } from '../ui/nodeReference';
import type { ActionTarget } from './actionInvoker';

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

/**
 * The channels that nodes stand for, by server: a channel itself, and one half of a Local channel where
 * the pair is meant (the other half falls, or is told, with it).
 */
export function channelTargets(
  connections: Connections,
  references: readonly NodeReference[],
): readonly ActionTarget[] {
  const byConnection = new Map<string, Set<string>>();
  const halves = new Map<string, ReadonlyMap<string, string>>();
  for (const { kind, connectionId, id } of references) {
    const ids = byConnection.get(connectionId) ?? new Set<string>();
    byConnection.set(connectionId, ids);
    if (kind === 'channel') ids.add(id);
    if (kind !== 'localPair') continue;
    const ofConnection = halves.get(connectionId) ?? halfOfPairs(connections.session(connectionId));
    halves.set(connectionId, ofConnection);
    const half = ofConnection.get(id);
    if (half !== undefined) ids.add(half);
  }
  return [...byConnection]
    .map(([connectionId, ids]) => ({ connectionId, channelIds: [...ids] }))
    .filter(({ channelIds }) => channelIds.length > 0);
}

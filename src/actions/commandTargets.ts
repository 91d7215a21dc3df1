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

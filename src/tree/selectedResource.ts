import type { ResourceKey } from '../shared/liveResources';
import { localPairName } from '../shared/localPairName';
import { IN_FOLDER, type TreeNode } from './nodes';
import type { ServerView } from './serverView';

/** The channel or bridge that a selection is about; undefined for any other, and for more than one. */
export function selectedResource(nodes: readonly TreeNode[]): ResourceKey | undefined {
  const [node] = nodes;
  if (nodes.length !== 1 || (node?.kind !== 'channel' && node?.kind !== 'bridge')) return undefined;
  const { connectionId, kind, id } = node;
  return { connectionId, kind, id };
}

/** The place that shows a channel or bridge for itself, not as part of another; undefined when it is gone. */
export function resourceNode(
  { connectionId, kind, id }: ResourceKey,
  view: ServerView,
): TreeNode | undefined {
  const { live } = view;
  if (kind === 'bridge')
    return live?.resources.bridge.has(id) === true ? { kind, connectionId, id } : undefined;
  const channel = kind === 'channel' ? live?.resources.channel.get(id) : undefined;
  if (!live || !channel) return undefined;
  const pair = localPairName(channel.name);
  const isHalf = pair !== undefined && live.index.pair(pair) !== undefined;
  return {
    kind: 'channel',
    connectionId,
    id,
    under: isHalf ? { kind: 'localPair', id: pair } : IN_FOLDER,
  };
}

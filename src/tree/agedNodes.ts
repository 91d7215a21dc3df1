import { durationText } from './durationText';
import type { TreeNode } from './nodes';
import type { ServerView } from './serverView';

function createdAt(node: TreeNode, { live }: ServerView): number | undefined {
  if (node.kind === 'channel') return live?.resources.channel.get(node.id)?.createdAt;
  return node.kind === 'localPair' ? live?.index.pair(node.id)?.[0].createdAt : undefined;
}

/** Those of `nodes` whose duration reads differently at `now` than at `before` (ms since 1970). */
export function agedNodes(
  nodes: readonly TreeNode[],
  viewOf: (connectionId: string) => ServerView | undefined,
  before: number,
  now: number,
): TreeNode[] {
  return nodes.filter((node) => {
    const view = viewOf(node.connectionId);
    const created = view && createdAt(node, view);
    return created !== undefined && durationText(before - created) !== durationText(now - created);
  });
}

import { durationText, type Moment } from './durationText';
import type { TreeNode } from './nodes';
import type { ServerView } from './serverView';

function createdAt(node: TreeNode, { live }: ServerView): number | undefined {
  if (node.kind === 'channel') return live?.resources.channel.get(node.id)?.createdAt;
  return node.kind === 'localPair' ? live?.index.pair(node.id)?.[0].createdAt : undefined;
}

/** Those of `nodes` whose duration reads differently at `after` than at `before`. */
export function agedNodes(
  nodes: readonly TreeNode[],
  viewOf: (connectionId: string) => ServerView | undefined,
  before: Moment,
  after: Moment,
): TreeNode[] {
  const read = (created: number, { now, isFine }: Moment): string => durationText(now - created, isFine);
  return nodes.filter((node) => {
    const view = viewOf(node.connectionId);
    const created = view && createdAt(node, view);
    return created !== undefined && read(created, before) !== read(created, after);
  });
}

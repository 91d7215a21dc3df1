import type { TreeNode } from './nodes';
import { nodeTest } from './searchText';
import type { LiveView, ServerView } from './serverView';
import { childrenOf } from './treeModel';
import type { TreeLook } from './treeLook';

/** The children of `node` that its filter leaves; all of them where there is none. */
export function filteredChildren(
  node: TreeNode,
  view: ServerView,
  look: TreeLook,
  children: readonly TreeNode[] = childrenOf(node, view),
): readonly TreeNode[] {
  const { live } = view;
  if (!live) return children;
  const inherited =
    node.kind === 'technology'
      ? look.filterOf({ kind: 'folder', connectionId: node.connectionId, id: 'endpoint' })
      : undefined;
  const filters = [look.filterOf(node), inherited].filter((filter) => filter !== undefined);
  return filters.reduce((left, filter) => filtered(left, filter, view, live), children);
}

function filtered(
  children: readonly TreeNode[],
  filter: string,
  view: ServerView,
  live: LiveView,
): readonly TreeNode[] {
  const test = nodeTest(filter, live);
  // A technology stays for the endpoints in it.
  return children.filter((child) =>
    child.kind === 'technology' ? childrenOf(child, view).some(test) : test(child),
  );
}

/** The children of `node` as they are shown: those of `all` that the filter leaves, page by page. */
export function shownChildren(
  node: TreeNode,
  view: ServerView,
  look: TreeLook,
  all: readonly TreeNode[] = childrenOf(node, view),
): TreeNode[] {
  const left = filteredChildren(node, view, look, all);
  const { connectionId } = node;
  if (left.length === 0 && all.length > 0) return [{ kind: 'message', connectionId, of: node }];
  const limit = look.limitOf(node);
  if (left.length <= limit) return [...left];
  return [...left.slice(0, limit), { kind: 'more', connectionId, of: node }];
}

/** So many resources does a node stand for when they are counted. */
function weight({ kind }: TreeNode): number {
  if (kind === 'message') return 0;
  return kind === 'localPair' ? 2 : 1;
}

/** Counts the resources that the filter of a folder or technology leaves. */
export function countLeft(node: TreeNode, view: ServerView, look: TreeLook): number {
  const left = filteredChildren(node, view, look);
  return left.reduce(
    (sum, child) =>
      // The filter of the folder counts for what is in its technologies.
      sum + (child.kind === 'technology' ? filteredChildren(child, view, look).length : weight(child)),
    0,
  );
}

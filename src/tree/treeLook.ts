import { nodeId, parentOf, type TreeNode } from './nodes';

/** The children of a node that are shown at first, and how many more with every “Show More”. */
export const PAGE = 200;

/** How the user wants to look at the tree: what is filtered, and how much is shown. Goes with the window. */
export class TreeLook {
  readonly #filters = new Map<string, string>();
  readonly #limits = new Map<string, number>();

  /** What the children of `node` are filtered by; undefined where all are shown. */
  filterOf(node: TreeNode): string | undefined {
    return this.#filters.get(nodeId(node));
  }

  /** Filters the children of `node`; an empty text shows all again. */
  setFilter(node: TreeNode, text: string): void {
    const id = nodeId(node);
    this.#limits.delete(id);
    if (text.trim() === '') this.#filters.delete(id);
    else this.#filters.set(id, text);
  }

  /** The most children of `node` that are shown. */
  limitOf(node: TreeNode): number {
    return this.#limits.get(nodeId(node)) ?? PAGE;
  }

  /** Shows so many children of `node` at least, in whole pages. */
  showAtLeast(node: TreeNode, count: number): void {
    this.#limits.set(nodeId(node), Math.max(this.limitOf(node), Math.ceil(count / PAGE) * PAGE));
  }

  /** The topmost node above `node` that is filtered: a change of `node` may show or hide it there. */
  filteredAbove(node: TreeNode): TreeNode | undefined {
    if (this.#filters.size === 0) return undefined;
    let found: TreeNode | undefined;
    for (let above = parentOf(node); above; above = parentOf(above)) {
      if (this.#filters.has(nodeId(above))) found = above;
    }
    return found;
  }
}

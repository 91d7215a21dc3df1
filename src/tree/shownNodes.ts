import { nodeId, type TreeNode } from './nodes';

/**
 * The nodes that VS Code holds: it knows them by identity, so the same node must stay the same object
 * for as long as it is shown. What VS Code never asked for is not here, and needs no refresh.
 */
export class ShownNodes {
  readonly #nodes = new Map<string, TreeNode>();
  /** Ids of the children that VS Code last got of a node; '' stands for the root. */
  readonly #children = new Map<string, readonly string[]>();
  /** Ids of shown channel nodes: their durations tick. */
  readonly #channels = new Set<string>();

  /** The shown node with this id. */
  get(id: string): TreeNode | undefined {
    return this.#nodes.get(id);
  }

  /** All shown nodes that show a channel or a pair of them. */
  channels(): TreeNode[] {
    return [...this.#channels].flatMap((id) => this.#nodes.get(id) ?? []);
  }

  /** The number of {@link channels}. */
  get channelCount(): number {
    return this.#channels.size;
  }

  /** The number of children that VS Code last got of a node. */
  childCount(node: TreeNode): number {
    return this.#children.get(nodeId(node))?.length ?? 0;
  }

  /** Whether VS Code holds more than `limit` nodes beneath this one. */
  holdsMoreThan(node: TreeNode, limit: number): boolean {
    let count = 0;
    const waiting = [nodeId(node)];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const children = this.#children.get(id) ?? [];
      count += children.length;
      if (count > limit) return true;
      waiting.push(...children);
    }
    return false;
  }

  /** The object for a node, the one that VS Code has if it has one. */
  intern(node: TreeNode): TreeNode {
    const id = nodeId(node);
    const known = this.#nodes.get(id);
    if (known) return known;
    this.#nodes.set(id, node);
    if (node.kind === 'channel' || node.kind === 'localPair') this.#channels.add(id);
    return node;
  }

  /** Notes what VS Code gets as the children of `parent` (of the root: undefined); forgets those gone. */
  setChildren(parent: TreeNode | undefined, children: readonly TreeNode[]): TreeNode[] {
    const parentId = parent ? nodeId(parent) : '';
    const ids = children.map(nodeId);
    const kept = new Set(ids);
    for (const id of this.#children.get(parentId) ?? []) if (!kept.has(id)) this.#forget(id);
    this.#children.set(parentId, ids);
    return children.map((node) => this.intern(node));
  }

  #forget(id: string): void {
    for (const child of this.#children.get(id) ?? []) this.#forget(child);
    this.#children.delete(id);
    this.#nodes.delete(id);
    this.#channels.delete(id);
  }
}

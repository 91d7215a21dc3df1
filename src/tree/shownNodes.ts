import { nodeId, type ChannelNode, type TreeNode } from './nodes';

/**
 * The nodes that VS Code holds: it knows them by identity, so the same node must stay the same object
 * for as long as it is shown. What VS Code never asked for is not here, and needs no refresh.
 */
export class ShownNodes {
  readonly #nodes = new Map<string, TreeNode>();
  /** Ids of the children that VS Code last got of a node; '' stands for the root. */
  readonly #children = new Map<string, readonly string[]>();
  /** How many children a node has of which VS Code holds a part only. */
  readonly #totals = new Map<string, number>();
  /** Ids of shown channel nodes: their durations tick. */
  readonly #channels = new Set<string>();
  /** The ids of the nodes that show a channel, by connection and channel. */
  readonly #places = new Map<string, Set<string>>();
  readonly #handedOut = new WeakSet<object>();

  /** The shown node with this id. */
  get(id: string): TreeNode | undefined {
    return this.#nodes.get(id);
  }

  /** The nodes that show a channel itself, in whatever place. */
  placesOf(connectionId: string, channelId: string): TreeNode[] {
    const ids = this.#places.get(JSON.stringify([connectionId, channelId])) ?? [];
    return [...ids].flatMap((id) => this.#nodes.get(id) ?? []);
  }

  /** `value` as a node, if it is one that VS Code has got from here; it may be gone meanwhile. */
  handedOut(value: unknown): TreeNode | undefined {
    const isOurs = typeof value === 'object' && value !== null && this.#handedOut.has(value);
    return isOurs ? (value as TreeNode) : undefined;
  }

  /** All shown nodes that show a channel or a pair of them. */
  channels(): TreeNode[] {
    return [...this.#channels].flatMap((id) => this.#nodes.get(id) ?? []);
  }

  /** The number of {@link channels}. */
  get channelCount(): number {
    return this.#channels.size;
  }

  /** The number of children of a node that VS Code holds, or would without pages: all of them are worked through. */
  childCount(node: TreeNode): number {
    const id = nodeId(node);
    return this.#totals.get(id) ?? this.#children.get(id)?.length ?? 0;
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
    this.#handedOut.add(node);
    if (node.kind === 'channel' || node.kind === 'localPair') this.#channels.add(id);
    if (node.kind === 'channel') {
      const key = placeKey(node);
      const places = this.#places.get(key);
      if (places) places.add(id);
      else this.#places.set(key, new Set([id]));
    }
    return node;
  }

  /**
   * Notes what VS Code gets as the children of `parent` (of the root: undefined), of `total`; forgets those gone.
   */
  setChildren(
    parent: TreeNode | undefined,
    children: readonly TreeNode[],
    total = children.length,
  ): TreeNode[] {
    const parentId = parent ? nodeId(parent) : '';
    if (total > children.length) this.#totals.set(parentId, total);
    else this.#totals.delete(parentId);
    const ids = children.map(nodeId);
    const kept = new Set(ids);
    for (const id of this.#children.get(parentId) ?? []) if (!kept.has(id)) this.#forget(id);
    this.#children.set(parentId, ids);
    return children.map((node) => this.intern(node));
  }

  #forget(id: string): void {
    for (const child of this.#children.get(id) ?? []) this.#forget(child);
    this.#children.delete(id);
    this.#totals.delete(id);
    const node = this.#nodes.get(id);
    this.#nodes.delete(id);
    this.#channels.delete(id);
    if (node?.kind !== 'channel') return;
    const key = placeKey(node);
    const places = this.#places.get(key);
    places?.delete(id);
    if (places?.size === 0) this.#places.delete(key);
  }
}

function placeKey({ connectionId, id }: ChannelNode): string {
  return JSON.stringify([connectionId, id]);
}

import type { Disposable } from '../shared/emitter';
import { nodeId, parentOf, type TreeNode } from './nodes';

/** The most children that a node may have to be refreshed at once, and how long it waits otherwise, ms. */
const PROMPT_CHILDREN = 500;
const PATIENCE_MS = 1_000;

/** What a {@link RefreshQueue} is made of. */
export interface RefreshQueueOptions {
  readonly refresh: (nodes: TreeNode[]) => void;
  /** The number of children that VS Code holds of a node. */
  readonly childCount: (node: TreeNode) => number;
  /** Runs later; disposing the answer calls it off. */
  readonly schedule: (run: () => void, delayMs: number) => Disposable;
}

/**
 * Sends refreshes on, each node once. A node with very many children is refreshed at most once a
 * second, since VS Code asks for all of them again.
 */
export class RefreshQueue implements Disposable {
  readonly #options: RefreshQueueOptions;
  readonly #patient = new Map<string, TreeNode>();
  #timer: Disposable | undefined;

  constructor(options: RefreshQueueOptions) {
    this.#options = options;
  }

  /** Refreshes `nodes`, those with very many children in a while. */
  add(nodes: Iterable<TreeNode>): void {
    const prompt = new Map<string, TreeNode>();
    for (const node of nodes) {
      const isHeavy = this.#options.childCount(node) > PROMPT_CHILDREN;
      (isHeavy ? this.#patient : prompt).set(nodeId(node), node);
    }
    const covered = (node: TreeNode): boolean => {
      const parent = parentOf(node);
      return parent !== undefined && (prompt.has(nodeId(parent)) || covered(parent));
    };
    // A refreshed parent brings its children along.
    const roots = [...prompt.values()].filter((node) => !covered(node));
    if (roots.length > 0) this.#options.refresh(roots);
    if (this.#patient.size > 0) this.#timer ??= this.#options.schedule(() => this.#flush(), PATIENCE_MS);
  }

  /** Calls off what still waits. */
  dispose(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    this.#patient.clear();
  }

  #flush(): void {
    this.#timer = undefined;
    const nodes = [...this.#patient.values()];
    this.#patient.clear();
    this.#options.refresh(nodes);
  }
}

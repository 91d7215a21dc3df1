import { Disposable as Subscription, type TreeView } from 'vscode';
import { Emitter, type Disposable, type Listen } from '../shared/emitter';
import type { ResourceKey } from '../shared/liveResources';
import type { TreeNode } from './nodes';
import { selectedResource } from './selectedResource';
import type { ServersTree } from './serversTree';

function isSame(a: ResourceKey | undefined, b: ResourceKey | undefined): boolean {
  return a?.kind === b?.kind && a?.id === b?.id && a?.connectionId === b?.connectionId;
}

/** What is selected in the tree, for those who show the same resources elsewhere. */
export class SelectionLink implements Disposable {
  readonly #view: TreeView<TreeNode>;
  readonly #tree: Pick<ServersTree, 'nodeOf'>;
  readonly #selections = new Emitter<ResourceKey | undefined>();
  readonly #subscription: Subscription;
  #selected: ResourceKey | undefined;

  constructor(view: TreeView<TreeNode>, tree: Pick<ServersTree, 'nodeOf'>) {
    this.#view = view;
    this.#tree = tree;
    this.#subscription = view.onDidChangeSelection(({ selection }) => {
      const selected = selectedResource(selection);
      if (isSame(selected, this.#selected)) return;
      this.#selected = selected;
      this.#selections.fire(selected);
    });
  }

  /** Tells the one channel or bridge that is selected, undefined when it is none or another node. */
  get onDidSelect(): Listen<ResourceKey | undefined> {
    return this.#selections.event;
  }

  /**
   * Selects a channel or bridge, as far as the tree can be seen and shows it; the focus stays where it is.
   * Where one of its places is selected already, that stays.
   */
  reveal(key: ResourceKey): void {
    if (!this.#view.visible || isSame(key, this.#selected)) return;
    const node = this.#tree.nodeOf(key);
    // It may be gone before VS Code has asked for its parents.
    if (node) this.#view.reveal(node, { select: true, focus: false }).then(undefined, () => undefined);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#selections.dispose();
  }
}

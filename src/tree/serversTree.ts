import { EventEmitter, type TreeDataProvider, type TreeItem } from 'vscode';
import type { LiveUpdate } from '../model/liveChange';
import type { Disposable } from '../shared/emitter';
import type { ResourceKey } from '../shared/liveResources';
import { agedNodes } from './agedNodes';
import { momentOf, type Moment } from './durationText';
import type { ItemContent } from './itemContent';
import { nodeContent } from './nodeContent';
import { nodeId, parentOf, type TreeNode } from './nodes';
import { refreshPlan } from './refreshPlan';
import { RefreshQueue } from './refreshQueue';
import { resourceNode } from './selectedResource';
import type { ServerView } from './serverView';
import { ServerViews, type TreeSource } from './serverViews';
import { ShownNodes } from './shownNodes';
import { StateRefresh } from './stateRefresh';
import { childrenOf } from './treeModel';
import { goneItem, treeItem } from './treeItem';

function schedule(run: () => void, delayMs: number): Disposable {
  const timer = setTimeout(run, delayMs);
  return { dispose: () => clearTimeout(timer) };
}

/** Feeds the view `ariWorkbench.servers`. */
export class ServersTree implements TreeDataProvider<TreeNode>, Disposable {
  readonly #source: TreeSource;
  readonly #views: ServerViews;
  readonly #shown = new ShownNodes();
  readonly #changes = new EventEmitter<TreeNode[] | undefined>();
  readonly #queue = new RefreshQueue({
    refresh: (nodes) => this.#changes.fire(nodes),
    childCount: (node) => this.#shown.childCount(node),
    schedule,
  });

  readonly #states = new StateRefresh({
    refresh: (connectionId) => this.#refresh([{ kind: 'server', connectionId }]),
    holdsMoreThan: (connectionId, limit) =>
      this.#shown.holdsMoreThan({ kind: 'server', connectionId }, limit),
    schedule,
  });

  #durationsAt = momentOf(Date.now(), 0);

  readonly onDidChangeTreeData = this.#changes.event;

  constructor(source: TreeSource) {
    this.#source = source;
    this.#views = new ServerViews(source);
  }

  getChildren(node?: TreeNode): TreeNode[] {
    if (!node) return this.#shown.setChildren(undefined, this.#servers());
    const view = this.#views.view(node.connectionId);
    return this.#shown.setChildren(node, view ? childrenOf(node, view) : []);
  }

  getTreeItem(node: TreeNode): TreeItem {
    const content = this.#content(node);
    return content ? treeItem(nodeId(node), content) : goneItem();
  }

  resolveTreeItem(item: TreeItem, node: TreeNode): TreeItem {
    item.tooltip = this.#content(node)?.tooltip() ?? '';
    return item;
  }

  getParent(node: TreeNode): TreeNode | undefined {
    const parent = parentOf(node);
    return parent && this.#shown.intern(parent);
  }

  /** The node that shows a channel or bridge for itself; undefined when it is gone. */
  nodeOf(key: ResourceKey): TreeNode | undefined {
    const view = this.#views.view(key.connectionId);
    const node = view && resourceNode(key, view);
    return node && this.#shown.intern(node);
  }

  /** The list of connections has changed. */
  refreshAll(): void {
    this.#queue.dispose();
    this.#changes.fire(undefined);
  }

  /** A connection's state has changed, or its session is another one. */
  refreshServer(connectionId: string): void {
    this.#views.invalidate(connectionId);
    const isLive = this.#source.state(connectionId).status === 'live';
    this.#states.changed(connectionId, { session: this.#source.session(connectionId), isLive });
  }

  /** A connection's model has changed. */
  refreshChanged(connectionId: string, update: LiveUpdate): void {
    this.#views.invalidate(connectionId);
    this.#refresh(refreshPlan(connectionId, update.changes).values());
  }

  /** The number of channels whose duration is shown. */
  get shownChannels(): number {
    return this.#shown.channelCount;
  }

  /** Brings the durations up to date that read differently since the last time. */
  refreshDurations(): void {
    const now = this.#now();
    const views = (connectionId: string): ServerView | undefined => this.#views.view(connectionId);
    this.#queue.add(agedNodes(this.#shown.channels(), views, this.#durationsAt, now));
    this.#durationsAt = now;
  }

  dispose(): void {
    this.#queue.dispose();
    this.#states.dispose();
    this.#changes.dispose();
  }

  #servers(): TreeNode[] {
    return this.#source.list().map(({ id }) => ({ kind: 'server', connectionId: id }));
  }

  #content(node: TreeNode): ItemContent | undefined {
    const view = this.#views.view(node.connectionId);
    return view && nodeContent(node, view, this.#now());
  }

  #now(): Moment {
    return momentOf(Date.now(), this.#shown.channelCount);
  }

  #refresh(nodes: Iterable<TreeNode>): void {
    this.#queue.add([...nodes].flatMap((node) => this.#shown.get(nodeId(node)) ?? []));
  }
}

import { EventEmitter, type TreeDataProvider, type TreeItem } from 'vscode';
import type { LiveUpdate } from '../model/liveChange';
import type { ListKind } from '../session/lists/listedResource';
import { targetId } from '../shared/carriedResources';
import type { Disposable } from '../shared/emitter';
import type { ResourceKey } from '../shared/liveResources';
import { agedNodes } from './agedNodes';
import { momentOf, type Moment } from './durationText';
import type { ItemContent } from './itemContent';
import { nodeContent } from './nodeContent';
import { isList } from './folders';
import { nodeId, parentOf, type TreeNode } from './nodes';
import { refreshPlan } from './refreshPlan';
import { RefreshQueue } from './refreshQueue';
import { resourceNode } from './selectedResource';
import type { ServerView } from './serverView';
import { ServerViews, type TreeSource } from './serverViews';
import { ShownNodes } from './shownNodes';
import { StateRefresh } from './stateRefresh';
import { filteredChildren, shownChildren } from './shownChildren';
import { childrenOf } from './treeModel';
import { goneItem, treeItem } from './treeItem';
import { PAGE, TreeLook } from './treeLook';

function schedule(run: () => void, delayMs: number): Disposable {
  const timer = setTimeout(run, delayMs);
  return { dispose: () => clearTimeout(timer) };
}

/** Feeds the view `ariWorkbench.servers`. */
export class ServersTree implements TreeDataProvider<TreeNode>, Disposable {
  readonly #source: TreeSource;
  readonly #views: ServerViews;
  readonly #shown = new ShownNodes();
  readonly #look = new TreeLook();
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
    this.#askFor(node);
    const view = this.#views.view(node.connectionId);
    const all = view ? childrenOf(node, view) : [];
    const children = view ? shownChildren(node, view, this.#look, all) : [];
    this.#askForDevices(node, children);
    return this.#shown.setChildren(node, children, all.length);
  }

  getTreeItem(node: TreeNode): TreeItem {
    const content = this.#content(node);
    return content ? treeItem(nodeId(node), content, node) : goneItem();
  }

  resolveTreeItem(item: TreeItem, node: TreeNode): TreeItem {
    item.tooltip = this.#content(node)?.tooltip() ?? '';
    return item;
  }

  getParent(node: TreeNode): TreeNode | undefined {
    const parent = parentOf(node);
    return parent && this.#shown.intern(parent);
  }

  /** The node that shows a channel or bridge for itself; undefined when it is gone, or hidden by a filter. */
  nodeOf(key: ResourceKey): TreeNode | undefined {
    const view = this.#views.view(key.connectionId);
    const node = view && resourceNode(key, view);
    return node && this.#bringIn(node, view) ? this.#shown.intern(node) : undefined;
  }

  /** `value` as a node of this tree; undefined for anything else that a command may be handed. */
  nodeFrom(value: unknown): TreeNode | undefined {
    return this.#shown.handedOut(value);
  }

  /** What the children of a node are filtered by; undefined where all are shown. */
  filterOf(node: TreeNode): string | undefined {
    return this.#look.filterOf(node);
  }

  /** Shows only those beneath a folder or technology that `text` finds; all for an empty text. */
  filter(node: TreeNode, text: string): void {
    this.#look.setFilter(node, text);
    this.#refresh([node]);
  }

  /** Shows one more page of a node's children. */
  showMore(node: TreeNode): void {
    this.#look.showAtLeast(node, this.#look.limitOf(node) + PAGE);
    this.#refresh([node]);
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
  refreshChanged(connectionId: string, { changes }: LiveUpdate): void {
    this.#views.invalidate(
      connectionId,
      changes.some(({ kind }) => kind === 'endpoint'),
    );
    this.#refresh(refreshPlan(connectionId, changes).values());
    // A playback that begins or ends changes what can be done with its channel.
    for (const { before, after } of changes) {
      const playback = after ?? before;
      if (playback?.kind !== 'playback' || (before && after)) continue;
      const channelId = targetId(playback.targetUri, 'channel');
      if (channelId !== undefined) this.#refresh(this.#shown.placesOf(connectionId, channelId));
      const bridgeId = targetId(playback.targetUri, 'bridge');
      if (bridgeId !== undefined) this.#refresh([{ kind: 'bridge', connectionId, id: bridgeId }]);
    }
  }

  /** One of a connection's lists has changed. */
  refreshList(connectionId: string, kind: ListKind): void {
    // The group says how many recordings are under way, folded or not.
    this.#refresh([{ kind: 'folder', connectionId, id: kind === 'liveRecording' ? 'media' : kind }]);
  }

  /** The device states of endpoints have changed. */
  refreshDevices(connectionId: string, endpointIds: readonly string[]): void {
    this.#refresh(endpointIds.map((id) => ({ kind: 'endpoint', connectionId, id })));
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
    return view && nodeContent(node, view, this.#now(), this.#look);
  }

  #now(): Moment {
    return momentOf(Date.now(), this.#shown.channelCount);
  }

  /** A list is asked for when its folder is unfolded for the first time. */
  #askFor(node: TreeNode): void {
    if (node.kind !== 'folder' || !isList(node.id)) return;
    const session = this.#source.session(node.connectionId);
    if (session?.state.status !== 'live') return;
    const { items, isLoading, problem } = session.lists.get(node.id);
    if (!items && !isLoading && !problem) void session.lists.refresh(node.id);
  }

  /** So are the device states of endpoints. */
  #askForDevices(node: TreeNode, children: readonly TreeNode[]): void {
    if (node.kind !== 'technology') return;
    const ids = children.flatMap((child) => (child.kind === 'endpoint' ? [child.id] : []));
    this.#source.session(node.connectionId)?.devices.want(ids);
  }

  /** Sees to it that `node` is among the children that its parents show; false where a filter hides it. */
  #bringIn(node: TreeNode, view: ServerView): boolean {
    const parent = parentOf(node);
    if (!parent) return true;
    if (!this.#bringIn(parent, view)) return false;
    const id = nodeId(node);
    const place = filteredChildren(parent, view, this.#look).findIndex((child) => nodeId(child) === id);
    if (place < 0) return false;
    if (place < this.#look.limitOf(parent)) return true;
    this.#look.showAtLeast(parent, place + 1);
    // VS Code finishes this before it reveals anything.
    const shown = this.#shown.get(nodeId(parent));
    if (shown) this.#changes.fire([shown]);
    return true;
  }

  #refresh(nodes: Iterable<TreeNode>): void {
    const shown = [...nodes].map((node) => this.#look.filteredAbove(node) ?? node);
    this.#queue.add(shown.flatMap((node) => this.#shown.get(nodeId(node)) ?? []));
  }
}

import { Disposable as Subscription, window, type TreeView } from 'vscode';
import { VIEWS } from '../contributions';
import type { Connections } from '../session/connections';
import type { Disposable } from '../shared/emitter';
import { tickInterval } from './durationText';
import { registerFolderCommands } from './folderCommands';
import type { TreeNode } from './nodes';
import { SelectionLink } from './selectionLink';
import { ServersTree } from './serversTree';
import type { VariableNames } from './variableNames';

/** Keeps the durations going while the view is looked at; the more channels, the slower. */
function tick(view: TreeView<TreeNode>, tree: ServersTree): Subscription {
  let timer: NodeJS.Timeout | undefined;
  const next = (): void => {
    timer = setTimeout(() => {
      tree.refreshDurations();
      next();
    }, tickInterval(tree.shownChannels));
  };
  const restart = (): void => {
    clearTimeout(timer);
    if (view.visible) next();
  };
  restart();
  const listener = view.onDidChangeVisibility(restart);
  return new Subscription(() => {
    clearTimeout(timer);
    listener.dispose();
  });
}

/** What is selected in the tree, for those who show the same resources elsewhere. */
export type SelectedInTree = Pick<SelectionLink, 'onDidSelect' | 'reveal'>;

/** Shows the servers with all that they hold (`ariWorkbench.servers`); `names` are the global variables to show. */
export function registerTree(connections: Connections, names: VariableNames): SelectedInTree & Disposable {
  const tree = new ServersTree(connections);
  const view = window.createTreeView(VIEWS.servers, {
    treeDataProvider: tree,
    showCollapseAll: true,
    canSelectMany: true,
  });
  const link = new SelectionLink(view, tree);
  const registered = Subscription.from(
    tree,
    view,
    link,
    tick(view, tree),
    connections.onDidChangeProfiles(() => tree.refreshAll()),
    connections.onDidChangeState(({ connectionId }) => tree.refreshServer(connectionId)),
    connections.onDidUpdate(({ connectionId, update }) => tree.refreshChanged(connectionId, update)),
    connections.onDidChangeList(({ connectionId, kind }) => tree.refreshList(connectionId, kind)),
    connections.onDidChangeDevices(({ connectionId, endpointIds }) =>
      tree.refreshDevices(connectionId, endpointIds),
    ),
    registerFolderCommands(tree, connections, names),
  );
  return {
    onDidSelect: link.onDidSelect,
    reveal: (key) => link.reveal(key),
    dispose: () => {
      registered.dispose();
    },
  };
}

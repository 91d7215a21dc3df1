import { commands, Disposable as Subscription } from 'vscode';
import { COMMANDS, type CommandId } from '../contributions';
import { notConnected } from '../session/notConnected';
import type { Connections } from '../session/connections';
import { askText } from '../ui/askText';
import { showProblem } from '../ui/messages';
import { connectionIdOf, nodeReferences } from '../ui/nodeReference';
import { withProgress } from '../ui/progress';
import { SINGLE_STEP } from '../ui/runSteps';
import { FOLDERS, isList } from './folders';
import { parentOf, type TreeNode } from './nodes';
import type { ServersTree } from './serversTree';
import type { VariableNames } from './variableNames';

/** What a folder's message or “Show More” row is about; any other node itself. */
function subjectOf(node: TreeNode): TreeNode {
  return node.kind === 'message' || node.kind === 'more' ? node.of : node;
}

function titleOf(node: TreeNode): string {
  if (node.kind === 'folder') return FOLDERS[node.id].label;
  return 'id' in node ? node.id : '';
}

/** The nearest of `node` and what is above it whose filter hides all: where a message stands, any of them may. */
function filteredNode(node: TreeNode, tree: ServersTree): TreeNode {
  let found: TreeNode | undefined = node;
  while (found && tree.filterOf(found) === undefined) found = parentOf(found);
  return found ?? node;
}

/** Filters while it is typed; Escape brings the filter before it back. */
async function askFilter(tree: ServersTree, node: TreeNode): Promise<void> {
  const before = tree.filterOf(node) ?? '';
  const place = { ...SINGLE_STEP, title: `Filter ${titleOf(node)}` };
  const answer = await askText(place, {
    prompt: 'Show only what holds all of these words: in a name, an id, a state…',
    placeholder: 'Nothing shows all',
    value: before,
    typed: (text) => tree.filter(node, text),
  });
  tree.filter(node, answer.kind === 'value' ? answer.value : before);
}

/** Asks the server again for what a folder holds; rejects with an AriError. */
async function refreshFolder(connections: Connections, node: TreeNode): Promise<void> {
  const session = connections.session(node.connectionId);
  if (session?.state.status !== 'live') throw notConnected('refresh');
  // What goes wrong with a list stands in its place.
  if (node.kind === 'folder' && isList(node.id)) await session.lists.refresh(node.id);
  else await withProgress('Refresh', (signal) => session.refresh(signal));
}

/** Asks for the name of a global variable to show. */
async function askVariable(): Promise<string | undefined> {
  const place = { ...SINGLE_STEP, title: 'Show Global Variable' };
  const answer = await askText(place, {
    prompt: 'Name of the global variable, or a function such as DB(family/key)',
    problem: (text) => (text.trim() === '' ? 'Type a name.' : undefined),
  });
  return answer.kind === 'value' ? answer.value.trim() : undefined;
}

/** Registers what can be done with the tree's folders themselves. */
export function registerFolderCommands(
  tree: ServersTree,
  connections: Connections,
  names: VariableNames,
): Subscription {
  const command = (
    id: CommandId,
    title: string,
    run: (node: unknown, nodes: unknown) => unknown,
  ): Subscription =>
    commands.registerCommand(id, async (node: unknown, nodes: unknown) => {
      try {
        await run(node, nodes);
      } catch (error) {
        await showProblem(title, error);
      }
    });
  const onNode = (
    id: CommandId,
    title: string,
    run: (node: TreeNode) => Promise<void> | void,
  ): Subscription =>
    command(id, title, (value) => {
      const node = tree.nodeFrom(value);
      return node && run(subjectOf(node));
    });
  return Subscription.from(
    onNode(COMMANDS.refreshFolder, 'Refresh', (node) => refreshFolder(connections, node)),
    onNode(COMMANDS.filterFolder, 'Filter', (node) => askFilter(tree, node)),
    onNode(COMMANDS.clearFolderFilter, 'Clear Filter', (node) => tree.filter(filteredNode(node, tree), '')),
    onNode(COMMANDS.showMore, 'Show More', (node) => tree.showMore(node)),
    command(COMMANDS.showGlobalVariable, 'Show Global Variable', async (node) => {
      const connectionId = connectionIdOf(node);
      const session = connectionId === undefined ? undefined : connections.session(connectionId);
      if (connectionId === undefined || !session) return;
      const name = await askVariable();
      if (name === undefined) return;
      names.of(connectionId).add(name);
      await session.lists.refresh('globalVariable');
    }),
    command(COMMANDS.forgetGlobalVariable, 'Hide Global Variable', async (node, nodes) => {
      const references = nodeReferences(node, nodes).filter(({ kind }) => kind === 'globalVariable');
      for (const connectionId of new Set(references.map((reference) => reference.connectionId))) {
        const own = references.filter((reference) => reference.connectionId === connectionId);
        names.remove(
          connectionId,
          own.map(({ id }) => id),
        );
        await connections.session(connectionId)?.lists.refresh('globalVariable');
      }
    }),
  );
}

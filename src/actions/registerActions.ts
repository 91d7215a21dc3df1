import * as vscode from 'vscode';
import { isAriError } from '../ari/ariError';
import { COMMANDS } from '../contributions';
import { ACTION_NAMES, ACTION_TABLE, type ActionName } from '../operations/actionTable';
import type { Connections } from '../session/connections';
import { neverAborted } from '../ui/cancellation';
import { showProblem, showWarning } from '../ui/messages';
import { connectionIdOf, nodeReferences } from '../ui/nodeReference';
import { withProgress } from '../ui/progress';
import { showStatusMessage } from '../ui/statusMessage';
import { liveSession } from './actionInvoker';
import type { ActionRunner, Perform } from './actionRunner';
import { commandTargets } from './commandTargets';
import { pickTarget } from './pickTarget';
import type { ActionTarget } from './resourceAction';

/** How long the outcome of a command stands in the status bar, ms. */
const OUTCOME_FOR_MS = 5_000;

function tell(title: string, error: unknown): void {
  if (!(isAriError(error) && error.code === 'aborted')) void showProblem(title, error);
}

/** Registers a command for every typed action: on nodes of the tree, or on what is picked. */
export function registerActions(connections: Connections, runner: ActionRunner): vscode.Disposable {
  /** What a command is about; picked where it was not called on anything. */
  async function targetsOf(
    name: ActionName,
    title: string,
    node: unknown,
    nodes: unknown,
  ): Promise<readonly ActionTarget[]> {
    const references = nodeReferences(node, ACTION_TABLE[name].several === true ? nodes : undefined);
    const named = commandTargets(connections, name, references);
    if (named.length > 0) {
      return named.map(({ connectionId, kind, ids }) => {
        return { session: liveSession(connections, connectionId, title), kind, ids };
      });
    }
    const picked = await pickTarget(connections, name, title, connectionIdOf(node));
    return picked ? [picked] : [];
  }

  async function carryOut(title: string, perform: Perform): Promise<void> {
    try {
      const show = await withProgress(title, perform);
      const outcome = await show();
      if (outcome.done) showStatusMessage(`ARI: ${outcome.message}`, OUTCOME_FOR_MS);
    } catch (error) {
      tell(title, error);
    }
  }

  async function command(name: ActionName, node: unknown, nodes: unknown): Promise<void> {
    const { title } = ACTION_TABLE[name];
    try {
      const targets = await targetsOf(name, title, node, nodes);
      if (name === 'bridge' && targets.length > 1) {
        await showWarning('Bridge: the chosen channels are on different servers.');
        return;
      }
      const running: Promise<void>[] = [];
      for (const target of targets) {
        const server = targets.length > 1 ? ` on ${target.session.profile.name}` : '';
        const about = `${title}${server}`;
        // One question at a time; but what is slow on one server holds up nothing on the next.
        const perform = await runner.prepare(name, target, neverAborted(), about).catch((error: unknown) => {
          tell(about, error);
        });
        if (perform) running.push(carryOut(about, perform));
      }
      await Promise.all(running);
    } catch (error) {
      tell(title, error);
    }
  }

  return vscode.Disposable.from(
    ...ACTION_NAMES.map((name) =>
      vscode.commands.registerCommand(COMMANDS[name], async (node: unknown, nodes: unknown) =>
        command(name, node, nodes),
      ),
    ),
  );
}

import * as vscode from 'vscode';
import { COMMANDS, type CommandId } from '../contributions';
import type { Connections } from '../session/connections';
import { channelActionAvailability, type ChannelAction } from '../shared/channelActions';
import { displayText } from '../shared/displayText';
import type { ActionOutcome } from '../shared/protocol';
import { confirm, showProblem, showWarning } from '../ui/messages';
import { nodeReferences } from '../ui/nodeReference';
import { withProgress } from '../ui/progress';
import type { ActionInvoker, ActionTarget } from './actionInvoker';
import { ACTIONS, type HangupReason } from './actions';
import { channelTargets, liveSessions } from './commandTargets';
import { countOf } from './manyOutcome';
import { pickChannel } from './pickChannels';

/** How long the outcome of a command stands in the status bar, ms. */
const OUTCOME_FOR_MS = 5_000;

const TITLES: Readonly<Record<ChannelAction, string>> = {
  answer: 'Answer',
  bridge: 'Bridge',
  hangup: 'Hang Up',
  play: 'Play',
  removeFromBridge: 'Remove from Bridge',
};

const REASONS: readonly HangupReason[] = [
  'normal',
  'busy',
  'congestion',
  'no_answer',
  'rejected',
  'timeout',
  'unallocated',
  'number_incomplete',
  'codec_mismatch',
  'interworking',
  'failure',
  'answered_elsewhere',
];

function tell(outcome: ActionOutcome): void {
  if (outcome.done) vscode.window.setStatusBarMessage(displayText(`ARI: ${outcome.message}`), OUTCOME_FOR_MS);
}

async function run(title: string, task: (signal: AbortSignal) => Promise<ActionOutcome>): Promise<void> {
  try {
    tell(await withProgress(title, task));
  } catch (error) {
    void showProblem(title, error);
  }
}

/** Registers the commands that act on channels and bridges of the tree, or on a picked channel. */
export function registerActions(connections: Connections, invoker: ActionInvoker): vscode.Disposable {
  /** The channels that a command is about; picked where it was not called on any. */
  async function targets(
    action: ChannelAction,
    node: unknown,
    nodes: unknown,
  ): Promise<readonly ActionTarget[]> {
    const named = channelTargets(connections, nodeReferences(node, nodes));
    if (named.length > 0) return named;
    const sessions = liveSessions(connections);
    const picked = await pickChannel(
      TITLES[action],
      sessions,
      (channel, { profile }) => channelActionAvailability(action, channel, profile.readOnly).enabled,
    );
    return picked ? [{ connectionId: picked.session.profile.id, channelIds: [picked.channel.id] }] : [];
  }

  function channelCommand(id: CommandId, action: ChannelAction): vscode.Disposable {
    return vscode.commands.registerCommand(id, async (node: unknown, nodes: unknown) => {
      const found = await targets(action, node, nodes);
      if (action === 'bridge' && found.length > 1) {
        await showWarning('Bridge: the chosen channels are on different servers.');
        return;
      }
      for (const target of found) {
        await run(TITLES[action], (signal) => invoker.invoke(action, target, signal));
      }
    });
  }

  async function hangupWithReason(node: unknown, nodes: unknown): Promise<void> {
    const found = await targets('hangup', node, nodes);
    if (found.length === 0) return;
    const title = 'Hang Up';
    const chosen = await vscode.window.showQuickPick(REASONS, { title, placeHolder: 'For which reason?' });
    const reason = REASONS.find((name) => name === chosen);
    if (!reason) return;
    for (const { connectionId, channelIds } of found) {
      await run(title, (signal) =>
        invoker.hangup(invoker.session(connectionId, title), channelIds, reason, signal),
      );
    }
  }

  async function destroyBridge(node: unknown): Promise<void> {
    const [reference] = nodeReferences(node, undefined);
    if (reference?.kind !== 'bridge') return;
    await run('Destroy Bridge', async (signal) => {
      const session = invoker.session(reference.connectionId, 'Destroy Bridge');
      const bridge = session.store.resources.bridge.get(reference.id);
      const members = countOf(bridge?.channelIds.length ?? 0, 'channel');
      const name = bridge === undefined || bridge.name === '' ? reference.id : bridge.name;
      const question = `Destroy the bridge ${name} on ${session.profile.name}?`;
      const detail = `${members} in it will hear each other no more. They stay in their application.`;
      if (!(await confirm(question, detail, 'Destroy'))) return { done: false };
      await ACTIONS.destroyBridge(invoker.context(session, signal), { bridgeId: reference.id });
      return { done: true, message: `Destroyed the bridge ${name}.` };
    });
  }

  return vscode.Disposable.from(
    channelCommand(COMMANDS.answer, 'answer'),
    channelCommand(COMMANDS.play, 'play'),
    channelCommand(COMMANDS.bridge, 'bridge'),
    channelCommand(COMMANDS.hangup, 'hangup'),
    channelCommand(COMMANDS.removeFromBridge, 'removeFromBridge'),
    vscode.commands.registerCommand(COMMANDS.hangupWithReason, hangupWithReason),
    vscode.commands.registerCommand(COMMANDS.destroyBridge, destroyBridge),
  );
}

import * as vscode from 'vscode';
import { COMMANDS, type CommandId } from '../contributions';
import { isAriError } from '../ari/ariError';
import type { Connections } from '../session/connections';
import { channelActionAvailability, type ChannelAction } from '../shared/channelActions';
import type { ActionOutcome } from '../shared/protocol';
import { neverAborted } from '../ui/cancellation';
import { chooseItem } from '../ui/chooseItem';
import { confirm, showProblem, showWarning } from '../ui/messages';
import { nodeReferences } from '../ui/nodeReference';
import { withProgress } from '../ui/progress';
import { showStatusMessage } from '../ui/statusMessage';
import type { ActionInvoker, ActionTarget, Perform } from './actionInvoker';
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

/** Actions that ask before they send. */
const ASKING: ReadonlySet<ChannelAction> = new Set<ChannelAction>(['bridge', 'hangup', 'play']);

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
  if (outcome.done) showStatusMessage(`ARI: ${outcome.message}`, OUTCOME_FOR_MS);
}

/** Asks first, without a word of progress; then carries out what was asked for, with progress. */
async function run(title: string, prepare: () => Promise<Perform | undefined>): Promise<void> {
  try {
    const perform = await prepare();
    if (perform) tell(await withProgress(title, perform));
  } catch (error) {
    if (!(isAriError(error) && error.code === 'aborted')) void showProblem(title, error);
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
      const several = found.length > 1;
      for (const target of found) {
        const server = several ? ` on ${connections.profile(target.connectionId)?.name ?? ''}` : '';
        const title = `${TITLES[action]}${server}`;
        // One question at a time; but what is slow on one server holds up nothing on the next.
        const running = run(title, () => invoker.prepare(action, target, neverAborted(), title));
        if (!several || ASKING.has(action)) await running;
      }
    });
  }

  async function hangupWithReason(node: unknown, nodes: unknown): Promise<void> {
    const found = await targets('hangup', node, nodes);
    if (found.length === 0) return;
    const title = 'Hang Up';
    const choices = REASONS.map((value) => ({ label: value, value }));
    const reason = await chooseItem(choices, { title, placeholder: 'For which reason?' });
    if (!reason) return;
    for (const { connectionId, channelIds } of found) {
      await run(title, () => invoker.prepareHangup(invoker.session(connectionId, title), channelIds, reason));
    }
  }

  async function destroyBridge(node: unknown, nodes: unknown): Promise<void> {
    const chosen = nodeReferences(node, nodes).filter(({ kind }) => kind === 'bridge');
    for (const { connectionId, id } of chosen) {
      await run('Destroy Bridge', async () => {
        const session = invoker.session(connectionId, 'Destroy Bridge');
        const bridge = session.store.resources.bridge.get(id);
        const members = countOf(bridge?.channelIds.length ?? 0, 'channel');
        const name = bridge === undefined || bridge.name === '' ? id : bridge.name;
        const question = `Destroy the bridge ${name} on ${session.profile.name}?`;
        const detail = `${members} in it will hear each other no more. They stay in their application.`;
        if (!(await confirm(question, detail, 'Destroy'))) return undefined;
        return async (signal) => {
          await ACTIONS.destroyBridge(invoker.context(session, signal), { bridgeId: id });
          return { done: true, message: `Destroyed the bridge ${name}.` };
        };
      });
    }
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

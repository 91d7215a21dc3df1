import * as vscode from 'vscode';
import { COMMANDS } from '../../contributions';
import type { Connections } from '../../session/connections';
import type { ServerSession } from '../../session/serverSession';
import { displayText } from '../../shared/displayText';
import { confirm, showInfo, showProblem, showWarning } from '../../ui/messages';
import { connectionIdOf, nodeReference } from '../../ui/nodeReference';
import { withProgress } from '../../ui/progress';
import type { ActionInvoker } from '../actionInvoker';
import { ACTIONS, type OriginateParams } from '../actions';
import { pickSession } from '../pickSession';
import type { RecentList } from '../recentList';
import { askOriginate } from './askOriginate';
import { followCall, type CallEnd } from './followCall';

/** An originated call as it is kept, to be repeated. */
export interface OriginateRecord {
  readonly connectionId: string;
  readonly params: OriginateParams;
}

function targetText({ target }: OriginateParams): string {
  return target.kind === 'application'
    ? target.app
    : `${target.extension}@${target.context},${String(target.priority)}`;
}

/** Asterisk answers 200 for an application that nobody serves, and the channel dies when answered. */
async function applicationIsServed(session: ServerSession, { target }: OriginateParams): Promise<boolean> {
  if (target.kind === 'dialplan' || session.store.resources.application.has(target.app)) return true;
  return confirm(
    `Nobody serves the application ${target.app} on ${session.profile.name}. Call all the same?`,
    'The channel will end as soon as it is answered.',
    'Call',
  );
}

async function call(
  invoker: ActionInvoker,
  session: ServerSession,
  params: OriginateParams,
  channelId: string,
): Promise<CallEnd> {
  return withProgress(`Calling ${params.endpoint}`, async (signal, report) => {
    const context = invoker.context(session, signal);
    const following = followCall(session, channelId, params.timeout, report);
    // Giving up while it rings means that nobody shall be called any more.
    signal.addEventListener('abort', () => {
      following.stop();
      void session.rest.call('channels.hangup', { channelId }).catch(() => undefined);
    });
    try {
      await ACTIONS.originate(context, { ...params, channelId });
      return await following.end;
    } finally {
      following.stop();
    }
  });
}

/** Registers the commands that originate a test call, and repeat one. */
export function registerOriginate(
  connections: Connections,
  invoker: ActionInvoker,
  recent: RecentList<OriginateRecord>,
): vscode.Disposable {
  async function originate(session: ServerSession, params: OriginateParams): Promise<void> {
    if (!(await applicationIsServed(session, params))) return;
    await recent.add({ connectionId: session.profile.id, params });
    const repeat = { title: 'Call Again', run: () => originate(session, params) };
    const what = `${params.endpoint} → ${targetText(params)}`;
    const channelId = `ari-workbench-${crypto.randomUUID()}`;
    try {
      const end = await call(invoker, session, params, channelId);
      if (end.kind === 'gone') void showWarning(`${what} ended before it was up: ${end.reason}.`, repeat);
      if (end.kind === 'lost') void showWarning(`${what}: lost sight of the call before it was up.`, repeat);
      if (end.kind !== 'up') return;
      const show = {
        title: 'Show in Events',
        run: () =>
          vscode.commands.executeCommand(COMMANDS.showInEvents, {
            kind: 'channel',
            connectionId: session.profile.id,
            id: channelId,
          }),
      };
      void showInfo(`${what} is up.`, show, repeat);
    } catch (error) {
      void showProblem(`Could not call ${params.endpoint}`, error, repeat);
    }
  }

  async function originateCommand(node: unknown): Promise<void> {
    const reference = nodeReference(node);
    const session = await pickSession(connections, 'Originate', connectionIdOf(node));
    if (!session) return;
    const endpoint = reference?.kind === 'endpoint' ? reference.id : undefined;
    const last = [...new Set(recent.items.map(({ params }) => params.endpoint))];
    const params = await askOriginate(session, last, endpoint);
    if (params) await originate(session, params);
  }

  async function repeatCommand(): Promise<void> {
    const records = recent.items.filter(({ connectionId }) => connections.profile(connectionId));
    if (records.length === 0) return originateCommand(undefined);
    const items = records.map((record) => ({
      label: displayText(`${record.params.endpoint} → ${targetText(record.params)}`),
      description: displayText(connections.profile(record.connectionId)?.name ?? ''),
      record,
    }));
    const chosen =
      items.length === 1
        ? items[0]
        : await vscode.window.showQuickPick(items, {
            title: 'Originate Again',
            placeHolder: 'Which call? The last one stands first.',
          });
    if (!chosen) return;
    const session = await pickSession(connections, 'Originate Again', chosen.record.connectionId);
    if (session) await originate(session, chosen.record.params);
  }

  return vscode.Disposable.from(
    vscode.commands.registerCommand(COMMANDS.originate, originateCommand),
    vscode.commands.registerCommand(COMMANDS.repeatOriginate, repeatCommand),
  );
}

import { commands, Disposable, Uri, workspace, type ExtensionContext } from 'vscode';
import { COMMANDS, type CommandId } from '../contributions';
import type { Connections, SessionChunk } from '../session/connections';
import type { ConnectionState } from '../shared/connectionState';
import { showProblem, showWarning } from '../ui/messages';
import { whenTrusted } from '../ui/whenTrusted';
import { isTrustedFor } from '../ui/workspaceTrust';
import { addConnection } from './addConnection';
import { disconnectServer, refreshServer } from './connectCommands';
import { connectServer, takeOverServer } from './connectServer';
import { keepContextKeys } from './contextKeys';
import { editConnection } from './editConnection';
import type { Passwords } from './passwords';
import { noticeExposures } from './exposureNotices';
import { pickServer, type ServerWish } from './pickServer';
import type { PlainAddresses } from './plainAddresses';
import { removeConnection } from './removeConnection';
import { ReopenedConnections } from './reopenedConnections';
import { SavedProfiles } from './savedProfiles';
import { serveApplication, watchServer } from './serveApplication';
import { servingQuestion } from './servingQuestion';
import { noticeStates } from './stateNotices';
import { showStatusBar } from './statusBar';

/** What {@link registerConnections} needs. */
export interface ConnectionsFeature {
  readonly context: Pick<ExtensionContext, 'extensionUri' | 'globalState' | 'workspaceState'>;
  readonly connections: Connections;
  readonly passwords: Passwords;
  readonly plain: PlainAddresses;
  /** Loads REST, sockets and log on first use. */
  readonly loadChunk: () => Promise<SessionChunk>;
}

/** Commands that end in a connection: not in Restricted Mode. */
const CONNECTING: ReadonlySet<CommandId> = new Set<CommandId>([
  COMMANDS.connect,
  COMMANDS.editConnection,
  COMMANDS.serveApplication,
  COMMANDS.takeOver,
  COMMANDS.watchServer,
]);

/** A string property of what a menu handed over; menus hand over nodes, other extensions anything. */
function textIn(node: unknown, property: string): string | undefined {
  const value: unknown = typeof node === 'object' && node !== null ? Reflect.get(node, property) : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** Registers the connection commands, the status bar item and the context keys; reads the settings. */
export function registerConnections(feature: ConnectionsFeature): Disposable {
  const { context, connections, passwords, plain, loadChunk } = feature;
  const saved = new SavedProfiles(connections);
  const services = {
    connections,
    saved,
    passwords,
    plain,
    loadChunk,
    warnOfPassword: () =>
      void showWarning('The secret storage does not work: the password is kept for this window only.'),
  };
  const question = servingQuestion(services);
  const reopened = new ReopenedConnections(connections, passwords, context.workspaceState, (url) =>
    plain.isAccepted(url),
  );

  const command = (id: CommandId, title: string, run: (node: unknown) => unknown): Disposable =>
    commands.registerCommand(id, async (node: unknown) => {
      try {
        await run(node);
      } catch (error) {
        await showProblem(title, error);
      }
    });
  const onServer = (
    id: CommandId,
    wish: ServerWish,
    run: (connectionId: string, node: unknown) => Promise<void>,
  ): Disposable =>
    command(id, wish.title, async (node) => {
      if (CONNECTING.has(id) && !isTrustedFor(wish.title)) return;
      const known = textIn(node, 'connectionId');
      const chosen = known ?? (await pickServer(connections, wish));
      if (chosen !== undefined) await run(chosen, node);
    });

  const any = (title: string): ServerWish => ({
    title,
    fits: () => true,
    none: 'There is no connection yet: use “ARI: Add Connection”.',
  });
  const inSettings: ServerWish = {
    title: 'Remove Connection',
    none: 'There is no saved connection. A simulated Asterisk goes with “ARI: Stop Simulated Asterisk”.',
    fits: (id) => saved.profile(id) !== undefined,
  };
  const inState = (
    title: string,
    none: string,
    fits: (status: ConnectionState['status']) => boolean,
  ): ServerWish => ({ title, none, fits: (id) => fits(connections.state(id).status) });
  const closed = inState('Connect', 'Every connection is open.', (status) => status !== 'live');
  const open = inState('Disconnect', 'No connection is open.', (status) => status !== 'disconnected');
  const replaced = inState(
    'Take Over',
    'No connection was replaced by another client.',
    (status) => status === 'replaced',
  );
  const live = inState('Refresh', 'No connection is live.', (status) => status === 'live');
  const writable: ServerWish = {
    title: 'Serve Application',
    none: 'There is no connection that may change anything: use “ARI: Add Connection”.',
    fits: (id) => connections.profile(id)?.readOnly === false,
  };
  const serving: ServerWish = {
    title: 'Watch',
    none: 'No connection serves an application.',
    fits: (id) => connections.profile(id)?.mode === 'serve',
  };

  const subscription = Disposable.from(
    saved,
    reopened,
    showStatusBar(connections),
    keepContextKeys(connections),
    noticeStates(connections),
    noticeExposures(connections, context.globalState, (text) => {
      void showWarning(text, {
        title: 'Set Up Asterisk',
        run: () => commands.executeCommand(COMMANDS.setUpAsterisk),
      });
    }),
    command(COMMANDS.addConnection, 'Add Connection', () =>
      isTrustedFor('Add Connection') ? addConnection(services) : undefined,
    ),
    onServer(COMMANDS.editConnection, any('Edit Connection'), (id) => editConnection(services, id)),
    onServer(COMMANDS.removeConnection, inSettings, async (id) => {
      await removeConnection(services, id);
      if (!saved.profile(id)) await reopened.forget(id);
    }),
    onServer(COMMANDS.connect, closed, (id) => connectServer(services, id, question)),
    onServer(COMMANDS.takeOver, replaced, (id) => takeOverServer(services, id, question)),
    onServer(COMMANDS.disconnect, open, (id) => disconnectServer(services, reopened, id)),
    onServer(COMMANDS.refresh, live, (id) => refreshServer(services, id)),
    onServer(COMMANDS.serveApplication, writable, (id, node) => {
      const isApplication = textIn(node, 'kind') === 'application';
      return serveApplication(services, id, isApplication ? textIn(node, 'id') : undefined);
    }),
    onServer(COMMANDS.watchServer, serving, (id) => watchServer(services, id)),
    command(COMMANDS.setUpAsterisk, 'Set Up Asterisk', () =>
      commands.executeCommand(
        'markdown.showPreview',
        Uri.joinPath(context.extensionUri, 'docs', 'setup-asterisk.md'),
      ),
    ),
  );
  const reopening = whenTrusted(workspace, () => {
    // An unreadable secret storage must not end the activation; connecting by hand tells of it.
    void reopened.open().catch((error: unknown) => showProblem('Connect', error));
  });
  return Disposable.from(subscription, reopening);
}

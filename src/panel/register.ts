import * as vscode from 'vscode';
import type { LogEntry } from '../capture/logEntry';
import { COMMANDS, SETTINGS, VIEWS } from '../contributions';
import type { ResourceTable } from '../shared/changeSet';
import type { ChannelAction } from '../shared/channelActions';
import type { Disposable, Listen } from '../shared/emitter';
import type { RowFilter } from '../shared/eventRow';
import type { ResourceKey } from '../shared/liveResources';
import type { ActionOutcome } from '../shared/protocol';
import type { PanelConnections } from '../eventsPage/panelServices';
import { schedule } from '../eventsPage/schedule';
import type { Connections } from '../session/connections';
import { copyText } from '../ui/clipboard';
import { connectionIdOf } from '../ui/nodeReference';
import type { OutputLog } from '../ui/outputLog';
import { keepEventsContextKey } from './eventsContextKey';
import { EventsViewProvider } from './eventsViewProvider';
import { switchEventTypes, type ChooseSession } from './switchEventTypes';

/** What the events view needs of the rest of the extension. */
export interface PanelOptions {
  readonly extensionUri: vscode.Uri;
  readonly connections: PanelConnections & Pick<Connections, 'setEventFilter'>;
  /** Runs channel actions: asks for what is missing, throws an AriError. */
  readonly invoker: {
    invoke(
      action: ChannelAction,
      targets: { readonly connectionId: string; readonly channelIds: readonly string[] },
      signal: AbortSignal,
      sent: () => void,
    ): Promise<ActionOutcome>;
  };
  /** Asks what of a row to copy as code, and copies it. */
  readonly copyAs: (entry: LogEntry) => Promise<void>;
  readonly chooseSession: ChooseSession;
  /** What is selected in the tree; it is marked here, and the other way round. */
  readonly tree: {
    readonly onDidSelect: Listen<ResourceKey | undefined>;
    reveal(key: ResourceKey): void;
  };
  readonly output: Pick<OutputLog, 'warn'>;
}

/** What people call the channel or bridge `key`: its name, or its id where it has none or is gone. */
function labelOf(resources: ResourceTable | undefined, { kind, id }: ResourceKey): string {
  if (kind === 'channel') return resources?.channel.get(id)?.name ?? id;
  const name = resources?.bridge.get(id)?.name ?? '';
  return name === '' ? id : name;
}

/** The events view, as others see it. */
export interface EventsPanel extends Disposable {
  /** The filter that it shows; undefined while there is no view. */
  readonly filter: RowFilter | undefined;
}

/** Registers the events view and the command that shows one resource's events in it. */
export function registerPanel({
  extensionUri,
  connections,
  invoker,
  copyAs,
  chooseSession,
  tree,
  output,
}: PanelOptions): EventsPanel {
  const provider = new EventsViewProvider(extensionUri, {
    source: { kind: 'live' },
    connections,
    invoke: async (action, { connectionId, channelId }, signal, sent) =>
      invoker.invoke(action, { connectionId, channelIds: [channelId] }, signal, sent),
    copy: copyText,
    copyAs,
    connect: (connectionId) => {
      const isReplaced = connections.state(connectionId).status === 'replaced';
      const node = { kind: 'server', connectionId };
      return vscode.commands.executeCommand(isReplaced ? COMMANDS.takeOver : COMMANDS.connect, node);
    },
    addConnection: () => vscode.commands.executeCommand(COMMANDS.addConnection),
    setEventFilter: ({ connectionId, hiddenTypes }, signal) =>
      connections.setEventFilter(connectionId, hiddenTypes, signal),
    saveCapture: () => vscode.commands.executeCommand(COMMANDS.saveCapture),
    selected: (key) => {
      const settings = vscode.workspace.getConfiguration('ariWorkbench');
      if (settings.get<boolean>(SETTINGS.revealInTree, true)) tree.reveal(key);
    },
    warn: (message) => output.warn(message),
    schedule,
  });

  async function showInEvents(key?: ResourceKey): Promise<void> {
    if (key && (key.kind === 'channel' || key.kind === 'bridge')) {
      const label = labelOf(connections.session(key.connectionId)?.store.resources, key);
      provider.showResource(key.connectionId, key.id, label);
    }
    await vscode.commands.executeCommand(`${VIEWS.events}.focus`);
  }

  const highlight = (key: ResourceKey | undefined): void => {
    const kind = key?.kind;
    if (!key || (kind !== 'channel' && kind !== 'bridge')) {
      provider.highlight(undefined);
      return;
    }
    const { connectionId, id } = key;
    const label = labelOf(connections.session(connectionId)?.store.resources, key);
    provider.highlight({ connectionId, kind, resourceId: id, label });
  };

  const selections = tree.onDidSelect(highlight);

  const registered = vscode.Disposable.from(
    vscode.window.registerWebviewViewProvider(VIEWS.events, provider, {
      // Commands that are pending, and the place in the list, outlive a look at another panel.
      webviewOptions: { retainContextWhenHidden: true },
    }),
    vscode.commands.registerCommand(COMMANDS.showInEvents, showInEvents),
    vscode.commands.registerCommand(COMMANDS.switchEventTypes, (node: unknown) =>
      switchEventTypes(chooseSession, connectionIdOf(node), () => connections.log?.types() ?? new Map()),
    ),
    keepEventsContextKey(connections),
    new vscode.Disposable(() => selections.dispose()),
  );
  return {
    get filter() {
      return provider.filter;
    },
    dispose: () => {
      registered.dispose();
    },
  };
}

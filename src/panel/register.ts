import * as vscode from 'vscode';
import { COMMANDS, VIEWS } from '../contributions';
import type { ResourceTable } from '../shared/changeSet';
import type { ChannelAction } from '../shared/channelActions';
import type { ResourceKey } from '../shared/liveResources';
import type { ActionOutcome } from '../shared/protocol';
import type { PanelConnections, Schedule } from '../eventsPage/panelServices';
import { EventsViewProvider } from './eventsViewProvider';

/** What the events view needs of the rest of the extension. */
export interface PanelOptions {
  readonly extensionUri: vscode.Uri;
  readonly connections: PanelConnections;
  /** Runs channel actions: asks for what is missing, throws an AriError. */
  readonly invoker: {
    invoke(
      action: ChannelAction,
      targets: { readonly connectionId: string; readonly channelIds: readonly string[] },
      signal: AbortSignal,
      sent: () => void,
    ): Promise<ActionOutcome>;
  };
  readonly output: Pick<vscode.LogOutputChannel, 'warn'>;
}

const schedule: Schedule = (run, ms) => {
  const timer = setTimeout(run, ms);
  return { dispose: () => clearTimeout(timer) };
};

/** What people call the channel or bridge `key`: its name, or its id where it has none or is gone. */
function labelOf(resources: ResourceTable | undefined, { kind, id }: ResourceKey): string {
  if (kind === 'channel') return resources?.channel.get(id)?.name ?? id;
  const name = resources?.bridge.get(id)?.name ?? '';
  return name === '' ? id : name;
}

/** Registers the events view and the command that shows one resource's events in it. */
export function registerPanel({
  extensionUri,
  connections,
  invoker,
  output,
}: PanelOptions): vscode.Disposable {
  const provider = new EventsViewProvider(extensionUri, {
    source: { kind: 'live' },
    connections,
    invoke: async (action, { connectionId, channelId }, signal, sent) =>
      invoker.invoke(action, { connectionId, channelIds: [channelId] }, signal, sent),
    copy: (text) => vscode.env.clipboard.writeText(text),
    connect: (connectionId) => {
      const isReplaced = connections.state(connectionId).status === 'replaced';
      const node = { kind: 'server', connectionId };
      return vscode.commands.executeCommand(isReplaced ? COMMANDS.takeOver : COMMANDS.connect, node);
    },
    addConnection: () => vscode.commands.executeCommand(COMMANDS.addConnection),
    setEventFilter: async () => Promise.resolve(),
    saveCapture: async () => Promise.resolve(),
    selected: () => undefined,
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

  return vscode.Disposable.from(
    vscode.window.registerWebviewViewProvider(VIEWS.events, provider, {
      // Commands that are pending, and the place in the list, outlive a look at another panel.
      webviewOptions: { retainContextWhenHidden: true },
    }),
    vscode.commands.registerCommand(COMMANDS.showInEvents, showInEvents),
  );
}

import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { ActionInvoker } from './actions/actionInvoker';
import { registerOriginate, type OriginateRecord } from './actions/originate/registerOriginate';
import { pickSession } from './actions/pickSession';
import { RecentList } from './actions/recentList';
import { registerActions } from './actions/registerActions';
import { registerCaptureFiles } from './captureFiles/register';
import { askPassword } from './connections/askPassword';
import { Passwords } from './connections/passwords';
import { PlainAddresses } from './connections/plainAddresses';
import { readCa } from './connections/readCa';
import { registerConnections } from './connections/register';
import { SETTINGS } from './contributions';
import { registerDialplan, type ChooseSession } from './dialplan/register';
import { registerPanel } from './panel/register';
import { registerResources } from './resources/register';
import { registerSimulator } from './runSimulator/register';
import { Connections } from './session/connections';
import { registerTree } from './tree/register';
import { confirm } from './ui/messages';
import { openOutputLog } from './ui/outputLog';
import { isTrustedFor, onlyTrusted } from './ui/workspaceTrust';

/** How many media and calls are kept to be used again. */
const KEPT = 10;

function logLimits(): { readonly maxRows: number; readonly maxBytes: number } {
  const settings = vscode.workspace.getConfiguration('ariWorkbench');
  return {
    maxRows: settings.get(SETTINGS.maxEvents, 1_000_000),
    maxBytes: settings.get(SETTINGS.maxMegabytes, 256) * 1024 * 1024,
  };
}

/** Builds the services and hands them to each feature; answers what must end before the window does. */
function start(context: vscode.ExtensionContext): () => Promise<void> {
  const output = openOutputLog();
  const plain = new PlainAddresses(context.globalState, ({ question, detail }) =>
    confirm(question, detail, 'Connect'),
  );
  const passwords = new Passwords(
    context.secrets,
    askPassword,
    async (profile) => isTrustedFor(`Connect to ${profile.name}`) && plain.mayConnect(profile),
  );
  // Captures can be looked at in Restricted Mode; nothing can connect.
  const loadFiles = () => import('./session/openSession');
  const loadChunk = onlyTrusted(loadFiles);
  const connections = new Connections({
    loadChunk,
    password: (profile) => passwords.getOrAsk(profile),
    readCa,
    watchApplication: `ari-workbench-${randomBytes(4).toString('hex')}`,
    logLimits,
  });
  const invoker = new ActionInvoker(connections, new RecentList(context.globalState, 'recentMedia', KEPT));
  const calls = new RecentList<OriginateRecord>(context.workspaceState, 'originatedCalls', KEPT);
  const simulator = registerSimulator({
    loadChunk: onlyTrusted(() => import('./simulator/startSimulator')),
    connections,
    passwords,
    onFault: (error) => output.error(`The simulated Asterisk failed in an operation: ${String(error)}`),
    memory: context.globalState,
  });
  const chooseSession: ChooseSession = (title, connectionId) => pickSession(connections, title, connectionId);
  const tree = registerTree(connections);
  const { extensionUri } = context;
  const panel = registerPanel({ extensionUri, connections, invoker, chooseSession, tree, output });
  context.subscriptions.push(
    output,
    connections,
    registerConnections({ context, connections, passwords, plain, loadChunk }),
    tree,
    panel,
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('ariWorkbench')) connections.log?.setLimits(logLimits());
    }),
    registerCaptureFiles({
      extension: context.extension,
      live: connections,
      liveFilter: () => panel.filter,
      loadChunk: loadFiles,
      output,
    }),
    registerActions(connections, invoker),
    registerOriginate(connections, invoker, calls),
    registerDialplan(chooseSession),
    registerResources(connections),
    simulator,
  );
  return async () => {
    // Connections first: a server that goes away before them would be reported as lost.
    await connections.closeAll();
    await simulator.close();
  };
}

function extension(): {
  readonly activate: (context: vscode.ExtensionContext) => void;
  readonly deactivate: () => Promise<void> | undefined;
} {
  let end: (() => Promise<void>) | undefined;
  return {
    activate: (context) => {
      end = start(context);
    },
    deactivate: () => end?.(),
  };
}

/**
 * Called by VS Code when the window is up, and before it closes. It waits for `deactivate`: sockets that
 * are torn instead of closed can lock Asterisk up, see docs/adr/0005.
 */
export const { activate, deactivate } = extension();

import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { ActionInvoker } from './actions/actionInvoker';
import { ActionRunner } from './actions/actionRunner';
import { planFor } from './actions/planFor';
import { answerOf } from './actions/answerOf';
import { AudioFiles } from './actions/recordings/audioFiles';
import {
  planOriginate,
  registerOriginate,
  type OriginateRecord,
} from './actions/originate/registerOriginate';
import { pickSession } from './actions/pickSession';
import { RecentList } from './actions/recentList';
import { registerActions } from './actions/registerActions';
import type { LogEntry } from './capture/logEntry';
import { registerCaptureFiles } from './captureFiles/register';
import { askPassword } from './connections/askPassword';
import { Passwords } from './connections/passwords';
import { PlainAddresses } from './connections/plainAddresses';
import { readCa } from './connections/readCa';
import { registerConnections } from './connections/register';
import { SETTINGS } from './contributions';
import { CopyAs } from './copyAs/copyAs';
import { CopyNode } from './copyAs/copyNode';
import { registerCopyAs } from './copyAs/register';
import { planReload } from './dialplan/planReload';
import { registerDialplan, type ChooseSession } from './dialplan/register';
import { registerNewApplication } from './newApplication/register';
import { OperationCatalogs } from './operations/operationCatalogs';
import { registerHistory } from './history/register';
import { registerPanel } from './panel/register';
import { AnswerDocuments } from './runOperation/answerDocuments';
import { registerRequestFiles } from './requestFiles/register';
import { registerResources } from './resources/register';
import { registerSimulator } from './runSimulator/register';
import { CallHistory } from './session/callHistory';
import { Connections } from './session/connections';
import { OperationRunner } from './runOperation/operationRunner';
import { registerRunOperation } from './runOperation/register';
import { registerTree } from './tree/register';
import { VariableNames } from './tree/variableNames';
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
  const variableNames = new VariableNames(context.globalState);
  const history = new CallHistory();
  const connections = new Connections({
    loadChunk,
    password: (profile) => passwords.getOrAsk(profile),
    readCa,
    watchApplication: `ari-workbench-${randomBytes(4).toString('hex')}`,
    history,
    variables: (connectionId) => variableNames.of(connectionId),
    logLimits,
  });
  const catalogs = new OperationCatalogs(() => import('./operations/openOperations'));
  const answers = new AnswerDocuments();
  const audio = new AudioFiles();
  const runner = new ActionRunner({
    loadActions: async () => (await import('./actions/allActions')).ALL_ACTIONS,
    recentMedia: new RecentList(context.globalState, 'recentMedia', KEPT),
    showDocument: async (title, value, tookMs) => answers.show({ title, answer: answerOf(value, tookMs) }),
    openAudio: async (fileName, bytes) => audio.open(fileName, bytes),
  });
  const invoker = new ActionInvoker(connections, runner);
  const calls = new RecentList<OriginateRecord>(context.workspaceState, 'originatedCalls', KEPT);
  const copyAs = new CopyAs(() => import('./snippets/snippet'), context.globalState);
  const operationRunner = new OperationRunner({
    catalogs,
    answers,
    chooseSession: (title, connectionId) => pickSession(connections, title, connectionId, 'read'),
    recent: new RecentList<string>(context.globalState, 'usedOperations', KEPT),
    copy: async (request, { profile }) => copyAs.offer([request], profile),
  });
  const copyNode = new CopyNode({
    copyAs,
    serverOf: (connectionId) => connections.profile(connectionId),
    actionsOf: (node) => [
      ...planFor(connections, runner, node),
      ...planOriginate(connections, calls, node),
      ...planReload(connections.session(node.connectionId), node),
    ],
    encode: async (operation, params) => (await loadFiles()).encodeRequest(operation, params),
    history,
  });
  const copyRow = (entry: LogEntry): Promise<void> => copyNode.row(entry);
  const requests = registerHistory({
    history,
    connections,
    catalogs,
    runOperation: async (wish) => operationRunner.run(wish),
    showAnswer: async (shown) => answers.show(shown),
  });
  const simulator = registerSimulator({
    loadChunk: onlyTrusted(() => import('./simulator/startSimulator')),
    connections,
    passwords,
    onFault: (error) => output.error(`The simulated Asterisk failed in an operation: ${String(error)}`),
    memory: context.globalState,
  });
  const chooseSession: ChooseSession = (title, connectionId) => pickSession(connections, title, connectionId);
  const tree = registerTree(connections, variableNames);
  const { extensionUri } = context;
  const panel = registerPanel({
    extensionUri,
    connections,
    invoker,
    copyAs: copyRow,
    chooseSession,
    tree,
    output,
  });
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
      copyAs: copyRow,
      output,
    }),
    answers,
    audio,
    registerActions(connections, runner),
    registerOriginate(connections, calls),
    history,
    requests,
    registerCopyAs(copyNode, requests),
    registerDialplan(chooseSession),
    registerNewApplication(extensionUri, connections),
    registerRequestFiles(
      {
        connections,
        catalogs,
        memory: context.workspaceState,
        showAnswer: (answer) => answers.show(answer),
        copy: (requests, server) => copyAs.offer(requests, server),
      },
      () => import('./requestFiles/openRequestFiles'),
    ),
    registerResources(connections),
    registerRunOperation(operationRunner, connections),
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

import * as vscode from 'vscode';
import { COMMANDS, CONTEXT_KEYS, VIEWS, type CommandId } from '../contributions';
import type { OperationCatalogs } from '../operations/operationCatalogs';
import type { CallHistory, PastCall } from '../session/callHistory';
import type { Connections } from '../session/connections';
import type { ServerSession } from '../session/serverSession';
import type { Disposable } from '../shared/emitter';
import { chooseItem } from '../ui/chooseItem';
import { showInfo, showProblem } from '../ui/messages';
import { nodeReference } from '../ui/nodeReference';
import type { CallPlace } from './callContent';
import { withFreshIds } from './freshIds';
import { HISTORY_FILTERS, type HistoryFilter } from './historyFilter';
import { HistoryTree, type CallNode } from './historyTree';
import { pickCall } from './pickCall';
import { repeatCall, type RepeatOptions } from './repeatCall';
import { shownAnswer } from './shownAnswer';

/** What the history needs of the rest of the extension. */
export interface HistoryOptions {
  readonly history: CallHistory;
  readonly connections: Connections;
  readonly catalogs: OperationCatalogs;
  /** Asks for an operation's parameters, beginning with these, and runs it. */
  readonly runOperation: (prefilled: {
    readonly connectionId: string;
    readonly operationId: string;
    readonly params: Readonly<Record<string, unknown>>;
  }) => Promise<unknown>;
  /** Opens an answer as a document. */
  readonly showAnswer: RepeatOptions['showAnswer'];
}

/** The history, as others use it. */
export interface RegisteredHistory extends Disposable {
  /** The call that a node of the history stands for; undefined for any other argument. */
  callOf(node: unknown): PastCall | undefined;
  /** Lets the user choose one of the last calls. */
  pick(title: string): Promise<PastCall | undefined>;
}

/** Shows the REST calls of this window (`ariWorkbench.history`), and registers what can be done with one. */
export function registerHistory(options: HistoryOptions): RegisteredHistory {
  const { history, connections, catalogs, runOperation, showAnswer } = options;

  function liveSession(connectionId: string): ServerSession | undefined {
    const session = connections.session(connectionId);
    return session?.state.status === 'live' ? session : undefined;
  }

  function placeOf({ connectionId, method }: PastCall): CallPlace {
    const profile = connections.profile(connectionId);
    const live = liveSession(connectionId);
    return {
      server: connections.list().length > 1 || !profile ? (profile?.name ?? connectionId) : undefined,
      canRepeat: live !== undefined && (method === 'GET' || profile?.readOnly !== true),
    };
  }

  const tree = new HistoryTree(history, placeOf);
  const view = vscode.window.createTreeView<CallNode>(VIEWS.history, { treeDataProvider: tree });

  function callOf(node: unknown): PastCall | undefined {
    const reference = nodeReference(node);
    return reference?.kind === 'call' ? history.call(Number(reference.id)) : undefined;
  }

  const pick = (title: string): Promise<PastCall | undefined> => pickCall(title, history, placeOf);
  const pickRepeatable = (title: string): Promise<PastCall | undefined> =>
    pickCall(title, history, placeOf, (_, { canRepeat }) => canRepeat);

  async function edit(call: PastCall): Promise<void> {
    const { connectionId, operation, method, path, body } = call;
    const match = await catalogs
      .of(liveSession(connectionId))
      .match(withFreshIds(operation, { method, path, body }));
    if (match) await runOperation({ connectionId, operationId: match.operation.id, params: match.params });
    else
      await showInfo(
        `Edit and Repeat: ${operation} is no operation of this server. Repeat sends it as it was.`,
      );
  }

  async function open(call: PastCall): Promise<void> {
    const { connectionId, operation, method, path, body, outcome } = call;
    const answer = shownAnswer(call);
    const server = connections.profile(connectionId)?.name ?? connectionId;
    if (answer) await showAnswer({ title: operation, answer, request: { method, path, body }, server });
    else if (outcome?.problem)
      await showInfo(`${operation}: ${outcome.problem.message} ${outcome.problem.hint}`);
    else await showInfo(`${operation}: ${server} has not answered yet.`);
  }

  async function chooseFilter(): Promise<void> {
    const filters = Object.keys(HISTORY_FILTERS) as HistoryFilter[];
    const choices = filters.map((value) => {
      const { label, about } = HISTORY_FILTERS[value];
      return { label, description: about, icon: value === tree.filter ? 'check' : 'blank', value };
    });
    const filter = await chooseItem(choices, {
      title: 'Filter Request History',
      placeholder: 'Show which requests?',
    });
    if (!filter) return;
    tree.filter = filter;
    view.description = HISTORY_FILTERS[filter].word;
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.historyFailedOnly, filter === 'failed');
  }

  const onCall = (
    id: CommandId,
    title: string,
    choose: (title: string) => Promise<PastCall | undefined>,
    run: (call: PastCall) => Promise<void>,
  ): vscode.Disposable =>
    vscode.commands.registerCommand(id, async (node: unknown) => {
      const call = callOf(node) ?? (await choose(title));
      if (call) await run(call).catch((error: unknown) => showProblem(title, error));
    });

  const registered = vscode.Disposable.from(
    tree,
    view,
    connections.onDidChangeState(() => tree.refreshSoon()),
    connections.onDidChangeProfiles(() => tree.refreshSoon()),
    onCall(COMMANDS.repeatCall, 'Repeat Request', pickRepeatable, (call) =>
      repeatCall(call, { liveSession, catalogs, showAnswer }),
    ),
    onCall(COMMANDS.editCall, 'Edit and Repeat', pickRepeatable, edit),
    onCall(COMMANDS.openCall, 'Open Request and Answer', pick, open),
    vscode.commands.registerCommand(COMMANDS.filterHistory, chooseFilter),
    vscode.commands.registerCommand(COMMANDS.clearHistory, () => history.clear()),
  );
  return {
    callOf,
    pick,
    dispose: () => {
      registered.dispose();
    },
  };
}

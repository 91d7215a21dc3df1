/*
 * A lazily loaded chunk: the language of request files and the sending of them. It is loaded when the first
 * request file is seen, or made.
 */
import * as vscode from 'vscode';
import { COMMANDS } from '../contributions';
import { showInfo, showWarning } from '../ui/messages';
import { isTrustedFor } from '../ui/workspaceTrust';
import { RequestCompletions } from './editor/requestCompletions';
import { RequestDiagnostics } from './editor/requestDiagnostics';
import { ARI_LANGUAGE, rangeOf, RequestDocuments } from './editor/requestDocuments';
import { fixProvider, hoverProvider, outlineProvider } from './editor/requestHelp';
import { RequestLenses } from './editor/requestLenses';
import type { RequestFileOptions } from './requestFileOptions';
import { ServerChoice } from './sending/chooseServer';
import { FileServers } from './sending/fileServers';
import {
  placeAgain,
  requestAt,
  requestTitle,
  type FilePlace,
  type PlacedRequest,
} from './sending/requestPlace';
import { RequestSender } from './sending/requestSender';
import { SentAnswers } from './sending/sentAnswers';

/** What the commands of request files do. A place that is undefined is that of the cursor. */
export interface RequestFiles {
  send(place: FilePlace | undefined): Promise<void>;
  copy(place: FilePlace | undefined): Promise<void>;
  chooseServer(place: FilePlace | undefined): Promise<void>;
  /** Takes the language away. */
  dispose(): void;
}

/** Characters behind which something can be completed. */
const TRIGGERS = [' ', '/', '?', '&', '=', ',', '{', '.', '$', '"'];

async function fileOf(place: FilePlace | undefined, title: string): Promise<vscode.TextDocument | undefined> {
  const named = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === place?.uri);
  const document = place ? named : vscode.window.activeTextEditor?.document;
  if (document?.languageId === ARI_LANGUAGE) return document;
  await showInfo(`${title}: open a request file (*.ari) first, or make one with “ARI: New Request File”.`);
  return undefined;
}

async function requestOf(place: FilePlace | undefined, title: string): Promise<PlacedRequest | undefined> {
  const editor = vscode.window.activeTextEditor;
  const document = await fileOf(place, title);
  if (!document) return undefined;
  const offset = place?.offset ?? (editor ? document.offsetAt(editor.selection.active) : 0);
  const placed = requestAt(document.uri.toString(), document.getText(), offset);
  if (!placed) void showInfo(`${title}: there is no request at the cursor.`);
  return placed;
}

/** Shows a place of a file. */
async function reveal(uri: string, span: { readonly start: number; readonly end: number }): Promise<void> {
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
  if (document) await vscode.window.showTextDocument(document, { selection: rangeOf(document, span) });
}

/** Sends a request by the command, as the word above it does: with text, server and session as they are by then. */
async function sendAgain(placed: PlacedRequest): Promise<void> {
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === placed.uri);
  const place = document && placeAgain(placed, document.getText());
  if (place) await vscode.commands.executeCommand(COMMANDS.sendRequest, place);
  else await showInfo(`${requestTitle(placed)} is not there any more. Nothing was sent.`);
}

/** Registers the language and answers what its commands do. */
export function openRequestFiles(options: RequestFileOptions): RequestFiles {
  const { connections, catalogs, memory, showAnswer, copy } = options;
  const servers = new FileServers(memory);
  const choice = new ServerChoice(connections, servers);
  const documents = new RequestDocuments(connections, catalogs, choice);
  const answers = new SentAnswers();
  const lenses = new RequestLenses(connections, choice, answers);
  const diagnostics = new RequestDiagnostics(documents);
  const sender = new RequestSender({
    catalogs,
    answers,
    showAnswer,
    copy,
    reveal,
    changed: () => lenses.changed(),
    sendAgain,
  });
  const changed = (): void => {
    lenses.changed();
    diagnostics.lookAgain();
  };
  const selector = { language: ARI_LANGUAGE };
  const registrations = vscode.Disposable.from(
    lenses,
    diagnostics,
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      // The next new document gets the same address.
      if (uri.scheme !== 'untitled') return;
      servers.forget(uri.toString());
      answers.forget(uri.toString());
    }),
    connections.onDidChangeState(changed),
    connections.onDidChangeProfiles(changed),
    vscode.languages.registerCodeLensProvider(selector, lenses),
    vscode.languages.registerCompletionItemProvider(selector, new RequestCompletions(documents), ...TRIGGERS),
    vscode.languages.registerHoverProvider(selector, hoverProvider(documents)),
    vscode.languages.registerDocumentSymbolProvider(selector, outlineProvider),
    vscode.languages.registerCodeActionsProvider(selector, fixProvider(diagnostics), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
  return {
    async send(place) {
      const title = 'Send Request';
      if (!isTrustedFor(title)) return;
      const placed = await requestOf(place, title);
      const profile = placed && (await choice.ofOrAsk(placed.uri));
      if (!profile) return;
      const session = connections.session(profile.id);
      if (session?.state.status !== 'live') {
        await showWarning(`${title}: ${profile.name} is not connected.`, {
          title: 'Connect',
          run: () =>
            vscode.commands.executeCommand(COMMANDS.connect, { kind: 'server', connectionId: profile.id }),
        });
        return;
      }
      await sender.send(placed, session);
    },
    async copy(place) {
      const placed = await requestOf(place, 'Copy Request');
      const profile = placed && (await choice.ofOrAsk(placed.uri));
      if (!profile) return;
      const session = connections.session(profile.id);
      await sender.copy(placed, profile, session?.state.status === 'live' ? session : undefined);
    },
    async chooseServer(place) {
      // A server is the whole file's: it may begin with what is no request.
      const document = await fileOf(place, 'Choose Server');
      if (document && (await choice.ask(document.uri.toString()))) changed();
    },
    dispose: () => void registrations.dispose(),
  };
}

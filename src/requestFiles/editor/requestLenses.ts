import * as vscode from 'vscode';
import { COMMANDS } from '../../contributions';
import type { Connections } from '../../session/connections';
import { codeLens } from '../../ui/codeLens';
import { placedRequests, requestKey } from '../sending/requestPlace';
import type { ServerChoice } from '../sending/chooseServer';
import type { SentAnswers } from '../sending/sentAnswers';
import { rangeOf } from './requestDocuments';

/** The words above each request: Send, what came of it, Copy as…; above the first one the file's server. */
export class RequestLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #connections: Pick<Connections, 'state'>;
  readonly #choice: ServerChoice;
  readonly #answers: SentAnswers;
  readonly #changes = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changes.event;

  constructor(connections: Pick<Connections, 'state'>, choice: ServerChoice, answers: SentAnswers) {
    this.#connections = connections;
    this.#choice = choice;
    this.#answers = answers;
  }

  /** Tells VS Code that the words have changed. */
  changed(): void {
    this.#changes.fire();
  }

  /** Called by VS Code. */
  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const uri = document.uri.toString();
    const connectionId = this.#choice.of(uri)?.id;
    return placedRequests(uri, document.getText()).flatMap((placed, index) => {
      const { request } = placed;
      const range = rangeOf(document, request.method);
      const place = { uri, offset: request.start };
      const answered = { uri, connectionId: connectionId ?? '', request: requestKey(placed) };
      const sent = this.#answers.get(answered)?.outcome;
      const lenses = [
        codeLens(range, { icon: 'play', title: 'Send', command: COMMANDS.sendRequest, arguments: [place] }),
        ...(sent === undefined ? [] : [codeLens(range, { icon: 'reply', title: sent, command: '' })]),
        codeLens(range, {
          icon: 'copy',
          title: 'Copy as…',
          command: COMMANDS.copyRequest,
          arguments: [place],
        }),
      ];
      return index === 0 ? [...lenses, this.#serverLens(uri, range)] : lenses;
    });
  }

  /** Ends the provider. */
  dispose(): void {
    this.#changes.dispose();
  }

  #serverLens(uri: string, range: vscode.Range): vscode.CodeLens {
    const profile = this.#choice.of(uri);
    const isLive = profile !== undefined && this.#connections.state(profile.id).status === 'live';
    const title = profile ? `${profile.name}${isLive ? '' : ' (not connected)'}` : 'Choose server';
    return codeLens(range, {
      icon: isLive ? 'vm-active' : 'vm-outline',
      title,
      tooltip: profile ? `The requests of this file go to ${profile.url}` : 'Where are they sent?',
      command: COMMANDS.chooseRequestServer,
      arguments: [{ uri, offset: 0 }],
    });
  }
}

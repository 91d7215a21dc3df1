import * as vscode from 'vscode';
import { displayText } from '../../shared/displayText';
import { diagnose } from '../meaning/diagnose';
import type { RequestProblem } from '../meaning/problem';
import { parseRequestFile } from '../syntax/parseRequestFile';
import { ARI_LANGUAGE, rangeOf, type RequestDocuments } from './requestDocuments';

/** Typing is waited for, ms. */
const PAUSE_MS = 200;
const SOURCE = 'ARI';
/** More marks than this tell nobody anything. */
const MOST = 500;

/** What is wrong in a document, with the change that mends it. */
export interface MendableProblem {
  readonly diagnostic: vscode.Diagnostic;
  readonly fix: RequestProblem['fix'];
}

/** Marks what is wrong in the request files that are open. */
export class RequestDiagnostics implements vscode.Disposable {
  readonly #documents: RequestDocuments;
  readonly #collection = vscode.languages.createDiagnosticCollection(ARI_LANGUAGE);
  readonly #found = new Map<string, readonly MendableProblem[]>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #subscriptions: vscode.Disposable;

  constructor(documents: RequestDocuments) {
    this.#documents = documents;
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => this.#later(document, 0)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#later(document, PAUSE_MS)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document)),
    );
    this.lookAgain();
  }

  /** Looks at all documents again: another server may know other operations. */
  lookAgain(): void {
    for (const document of vscode.workspace.textDocuments) this.#later(document, 0);
  }

  /** The problems of a document that touch a range. */
  at({ uri }: vscode.TextDocument, range: vscode.Range): readonly MendableProblem[] {
    const found = this.#found.get(uri.toString()) ?? [];
    return found.filter(({ diagnostic }) => diagnostic.range.intersection(range) !== undefined);
  }

  /** Takes all marks away. */
  dispose(): void {
    this.#subscriptions.dispose();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#collection.dispose();
  }

  #later(document: vscode.TextDocument, pause: number): void {
    if (document.languageId !== ARI_LANGUAGE) return;
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => void this.#look(document), pause),
    );
  }

  async #look(document: vscode.TextDocument): Promise<void> {
    this.#timers.delete(document.uri.toString());
    const { version } = document;
    const operations = await this.#documents.operations(document);
    if (document.isClosed || document.version !== version) return;
    const problems = diagnose(parseRequestFile(document.getText()), operations, MOST).map(
      ({ severity, message, fix, ...span }): MendableProblem => {
        const kind =
          severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
        const diagnostic = new vscode.Diagnostic(rangeOf(document, span), displayText(message), kind);
        diagnostic.source = SOURCE;
        return { diagnostic, fix };
      },
    );
    this.#found.set(document.uri.toString(), problems);
    this.#collection.set(
      document.uri,
      problems.map(({ diagnostic }) => diagnostic),
    );
  }

  #forget({ uri }: vscode.TextDocument): void {
    const key = uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#found.delete(key);
    this.#collection.delete(uri);
  }
}

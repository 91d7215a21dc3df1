import * as vscode from 'vscode';
import { ANSWER_SCHEME } from '../contributions';
import { showJsonDocument } from '../ui/showJsonDocument';
import { answerText, type ShownAnswer } from './answerText';

/** An answer to show, and where. */
export interface AnswerToShow extends ShownAnswer {
  /** What the tab says, such as `channels.list`. Untrusted. */
  readonly title: string;
  /** In the column beside, the focus staying where it is. */
  readonly beside?: boolean;
}

/** How many answers can be looked at again; a document that is open keeps its text by itself. */
const KEPT = 50;
const LONGEST_TITLE = 80;

/** Shows what servers answered as read-only JSON documents, with status and time. */
export class AnswerDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #registration = vscode.workspace.registerTextDocumentContentProvider(ANSWER_SCHEME, this);
  #count = 0;

  /** Opens a document with an answer. */
  async show({ title, beside = false, ...shown }: AnswerToShow): Promise<void> {
    this.#count += 1;
    const name = title.slice(0, LONGEST_TITLE).replace(/[^\w.@;-]+/g, '_');
    const key = String(this.#count);
    this.#texts.set(key, answerText(shown));
    const [oldest] = this.#texts.keys();
    if (this.#texts.size > KEPT && oldest !== undefined) this.#texts.delete(oldest);
    await showJsonDocument(vscode.Uri.from({ scheme: ANSWER_SCHEME, path: `/${name}.json`, query: key }), {
      beside,
    });
  }

  /** Called by VS Code; also for an address that was kept over a restart of the window. */
  provideTextDocumentContent({ query }: vscode.Uri): string {
    return this.#texts.get(query) ?? '// This answer is no longer kept. Send the request again.\n';
  }

  /** Forgets all answers. */
  dispose(): void {
    this.#registration.dispose();
    this.#texts.clear();
  }
}

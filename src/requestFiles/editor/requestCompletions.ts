import * as vscode from 'vscode';
import { suggestValues } from '../../operations/suggestions/suggestValues';
import type { ServerSession } from '../../session/serverSession';
import { displayText } from '../../shared/displayText';
import { markdownOf } from '../../ui/markdown';
import { completeAt } from '../assist/completeAt';
import type { Completion, Completions, LiveValues } from '../assist/completion';
import { ARI_LANGUAGE, rangeOf, type RequestDocuments } from './requestDocuments';

const KINDS: Readonly<Record<Completion['kind'], vscode.CompletionItemKind>> = {
  field: vscode.CompletionItemKind.Field,
  live: vscode.CompletionItemKind.Reference,
  operation: vscode.CompletionItemKind.Method,
  parameter: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.EnumMember,
  variable: vscode.CompletionItemKind.Variable,
};

/** More would only slow the list down: typing narrows what is asked for again. */
const MOST_LIVE = 500;

/** Offers what could be written: from the table of operations, from the file, from what is live. */
export class RequestCompletions implements vscode.CompletionItemProvider {
  readonly #documents: RequestDocuments;

  constructor(documents: RequestDocuments) {
    this.#documents = documents;
  }

  /** Called by VS Code. */
  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CompletionList | undefined> {
    const operations = await this.#documents.operations(document);
    const text = document.getText();
    const offset = document.offsetAt(position);
    const found = completeAt(text, offset, operations);
    if (!found) return undefined;
    const session = this.#documents.session(document);
    const live = found.live && session ? await this.#live(found.live, session) : [];
    const items = [...found.items, ...live.slice(0, MOST_LIVE)].map((each, index) =>
      this.#item(document, found, each, index),
    );
    return new vscode.CompletionList(items, live.length > MOST_LIVE);
  }

  async #live(
    { operationId, name, given, write }: LiveValues,
    session: ServerSession,
  ): Promise<readonly Completion[]> {
    try {
      const values = await suggestValues(session, { operationId, name }, given);
      return values.map(({ value, description, detail }) => {
        const about = [description, detail].filter((each) => each !== undefined).join(' · ');
        const text = write(value);
        // A name tells more than an id: both can be typed.
        return { kind: 'live', label: value, detail: about, text, filter: `${text} ${about}` };
      });
    } catch {
      // The list without them is still of use; the server's state stands above the first request.
      return [];
    }
  }

  #item(
    document: vscode.TextDocument,
    { span }: Completions,
    { kind, label, detail, documentation, text, isSnippet, filter, goesOn }: Completion,
    index: number,
  ): vscode.CompletionItem {
    const shown = {
      label: displayText(label),
      ...(detail === undefined ? {} : { description: displayText(detail) }),
    };
    const item = new vscode.CompletionItem(shown, KINDS[kind]);
    item.insertText = isSnippet ? new vscode.SnippetString(text) : text;
    item.filterText = filter ?? label;
    item.sortText = String(index).padStart(5, '0');
    item.range = rangeOf(document, span);
    if (documentation) item.documentation = markdownOf(documentation, ARI_LANGUAGE);
    if (goesOn) item.command = { command: 'editor.action.triggerSuggest', title: 'Suggest' };
    return item;
  }
}

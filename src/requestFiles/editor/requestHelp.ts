import * as vscode from 'vscode';
import { displayText } from '../../shared/displayText';
import { markdownOf } from '../../ui/markdown';
import { hoverAt } from '../assist/hoverAt';
import { placedRequests, requestTitle } from '../sending/requestPlace';
import type { RequestDiagnostics } from './requestDiagnostics';
import { ARI_LANGUAGE, rangeOf, type RequestDocuments } from './requestDocuments';

/** Tells what an operation, a parameter, a name is. */
export function hoverProvider(documents: RequestDocuments): vscode.HoverProvider {
  return {
    async provideHover(document, position) {
      const operations = await documents.operations(document);
      const found = hoverAt(document.getText(), document.offsetAt(position), operations);
      return found && new vscode.Hover(markdownOf(found.blocks, ARI_LANGUAGE), rangeOf(document, found.span));
    },
  };
}

/** Offers the changes that mend problems. */
export function fixProvider(diagnostics: RequestDiagnostics): vscode.CodeActionProvider {
  return {
    provideCodeActions(document, range) {
      return diagnostics.at(document, range).flatMap(({ diagnostic, fix }) => {
        if (!fix) return [];
        const action = new vscode.CodeAction(displayText(fix.title), vscode.CodeActionKind.QuickFix);
        action.edit = new vscode.WorkspaceEdit();
        action.edit.replace(document.uri, rangeOf(document, fix.span), fix.text);
        action.diagnostics = [diagnostic];
        action.isPreferred = true;
        return [action];
      });
    },
  };
}

/** The requests of a file, for the outline and for Go to Symbol. */
export const outlineProvider: vscode.DocumentSymbolProvider = {
  provideDocumentSymbols(document) {
    return placedRequests(document.uri.toString(), document.getText()).map((placed) => {
      const { block, request, text } = placed;
      const { method, path } = request;
      const line = `${method.text} ${text.slice(path.start, path.end)}`;
      return new vscode.DocumentSymbol(
        displayText(requestTitle(placed)),
        displayText(line),
        vscode.SymbolKind.Function,
        rangeOf(document, block),
        rangeOf(document, { start: method.start, end: path.end }),
      );
    });
  },
};

import * as vscode from 'vscode';

/** How a document is shown. */
export interface ShowingOptions {
  /** In the column beside the present one; the focus stays where it is. */
  readonly beside?: boolean;
}

/**
 * Opens the read-only JSON document behind an address of ours. Whoever provides its text makes that safe
 * (`displayJson`): an editor shows what it is given.
 */
export async function showJsonDocument(
  uri: vscode.Uri,
  { beside = false }: ShowingOptions = {},
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.languages.setTextDocumentLanguage(document, 'jsonc');
  await vscode.window.showTextDocument(document, {
    preview: true,
    ...(beside && { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }),
  });
}

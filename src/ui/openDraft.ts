import { window, workspace } from 'vscode';

/** Opens a new document that is in no file yet, to be changed and saved. Its text is ours. */
export async function openDraft(language: string, content: string): Promise<void> {
  const document = await workspace.openTextDocument({ language, content });
  await window.showTextDocument(document);
}

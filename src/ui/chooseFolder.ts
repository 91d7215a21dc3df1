import { window, workspace, type Uri } from 'vscode';
import { displayText } from '../shared/displayText';

/** Lets the user choose a folder, starting with the one that is open; undefined when they give up. */
export async function chooseFolder(title: string, button: string): Promise<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const chosen = await window.showOpenDialog({
    title: displayText(title),
    openLabel: displayText(button),
    canSelectFiles: false,
    canSelectFolders: true,
    ...(folder ? { defaultUri: folder } : {}),
  });
  return chosen?.[0];
}

import { commands, workspace, type Uri } from 'vscode';
import { chooseSaveUri } from '../ui/chooseSaveUri';
import { showInfo } from '../ui/messages';

/** Asks where to save what is no text, and does; answers where it lies, undefined when the user gives up. */
export async function saveFile(title: string, name: string, content: Uint8Array): Promise<Uri | undefined> {
  const ending = name.slice(name.lastIndexOf('.') + 1);
  const uri = await chooseSaveUri({ title, name, types: { File: [ending] } });
  if (!uri) return undefined;
  await workspace.fs.writeFile(uri, content);
  void showInfo(`Saved ${uri.fsPath} (${content.length.toLocaleString('en')} bytes).`, {
    title: 'Open',
    run: () => commands.executeCommand('vscode.open', uri),
  });
  return uri;
}

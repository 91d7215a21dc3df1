import { commands, Uri, window, workspace, type Disposable } from 'vscode';
import { COMMANDS } from '../contributions';
import type { Connections } from '../session/connections';
import { fileProblem } from '../shared/fileProblem';
import { copyText } from '../ui/clipboard';
import { confirm, showInfo, showWarning, type MessageButton } from '../ui/messages';
import { connectionIdOf, nodeReference } from '../ui/nodeReference';
import { dialplanLines } from './applicationName';
import { askNewApplication, type NewApplicationWish } from './askNewApplication';
import { MAIN_FILE, renderApplication } from './renderApplication';
import { templateFiles } from './templateFiles';
import { existingFiles, writeFiles } from './writeFiles';

/** Where a program looks for Asterisk when no connection was chosen; as in docs/setup-asterisk.md. */
const USUAL_SERVER = { url: 'http://127.0.0.1:8088', user: 'workbench' };

/** What to do once the files are there, besides changing them. */
function nextSteps({ folder, application, profile }: NewApplicationWish): readonly MessageButton[] {
  const lines = dialplanLines(application);
  return [
    {
      title: 'How to Run It',
      run: () => commands.executeCommand('markdown.showPreview', Uri.joinPath(folder, 'README.md')),
    },
    ...(profile?.simulated
      ? [{ title: 'Copy Access for .env', run: () => commands.executeCommand(COMMANDS.copySimulatorAccess) }]
      : []),
    ...(lines === undefined ? [] : [{ title: 'Copy Dialplan', run: () => copyText(`${lines}\n`) }]),
    ...(workspace.getWorkspaceFolder(folder)
      ? []
      : [
          {
            title: 'Open Folder',
            run: () => commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: true }),
          },
        ]),
  ];
}

/** Registers the command that writes a small working program for a server and an application. */
export function registerNewApplication(extensionUri: Uri, connections: Connections): Disposable {
  async function write(wish: NewApplicationWish): Promise<void> {
    const { language, application, folder, profile } = wish;
    const { url, user } = profile ?? USUAL_SERVER;
    const templates = await templateFiles(Uri.joinPath(extensionUri, 'media', 'applications', language));
    const files = renderApplication(templates, {
      language,
      application,
      url,
      user,
      ...(profile?.caFile === undefined ? {} : { caFile: profile.caFile }),
    });
    const there = await existingFiles(folder, files.keys());
    const question = `Overwrite ${String(there.length)} of the files in ${folder.fsPath}?`;
    if (there.length > 0 && !(await confirm(question, there, 'Overwrite'))) return;
    await writeFiles(folder, files);
    await window.showTextDocument(Uri.joinPath(folder, MAIN_FILE[language]), { preview: false });
    void showInfo(`The program for “${application}” is in ${folder.fsPath}.`, ...nextSteps(wish));
  }

  return commands.registerCommand(COMMANDS.newApplication, async (node: unknown) => {
    const reference = nodeReference(node);
    const wish = await askNewApplication(connections, {
      connectionId: connectionIdOf(node),
      application: reference?.kind === 'application' ? reference.id : undefined,
    });
    if (!wish) return;
    try {
      await write(wish);
    } catch (error) {
      void showWarning(`The program was not written to ${wish.folder.fsPath}: ${fileProblem(error)}.`);
    }
  });
}

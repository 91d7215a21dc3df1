import * as vscode from 'vscode';
import { COMMANDS } from '../contributions';
import { fieldsOf } from '../shared/fields';
import { openDraft } from '../ui/openDraft';
import { newRequestText } from './newRequestText';
import type { RequestFiles } from './openRequestFiles';
import type { RequestFileOptions } from './requestFileOptions';
import type { FilePlace } from './sending/requestPlace';

const LANGUAGE = 'ari';

/** A command's argument; undefined for anything that names no place, which then is the cursor's. */
function placeOf(value: unknown): FilePlace | undefined {
  const { uri, offset } = fieldsOf(value) ?? {};
  return typeof uri === 'string' && typeof offset === 'number' ? { uri, offset } : undefined;
}

/** Registers the commands of request files; the language is loaded with the first file of it. */
export function registerRequestFiles(
  options: RequestFileOptions,
  loadChunk: () => Promise<Pick<typeof import('./openRequestFiles'), 'openRequestFiles'>>,
): vscode.Disposable {
  let opening: Promise<RequestFiles> | undefined;
  let isDisposed = false;
  const open = (): Promise<RequestFiles> => {
    opening ??= loadChunk().then(({ openRequestFiles }) => {
      const files = openRequestFiles(options);
      if (isDisposed) files.dispose();
      return files;
    });
    return opening;
  };
  const look = ({ languageId }: Pick<vscode.TextDocument, 'languageId'>): void => {
    if (languageId === LANGUAGE) void open();
  };
  vscode.workspace.textDocuments.forEach(look);

  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.commands.registerCommand(COMMANDS.newRequestFile, () => openDraft(LANGUAGE, newRequestText())),
    vscode.commands.registerCommand(COMMANDS.sendRequest, async (place: unknown) =>
      (await open()).send(placeOf(place)),
    ),
    vscode.commands.registerCommand(COMMANDS.copyRequest, async (place: unknown) =>
      (await open()).copy(placeOf(place)),
    ),
    vscode.commands.registerCommand(COMMANDS.chooseRequestServer, async (place: unknown) =>
      (await open()).chooseServer(placeOf(place)),
    ),
    {
      dispose: () => {
        isDisposed = true;
        void opening?.then((files) => files.dispose());
      },
    },
  );
}

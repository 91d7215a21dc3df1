import { workspace, type Uri } from 'vscode';
import { readFile, type FileBytes } from './readFile';

/**
 * Opens a file to be read: as a stream where it is on a disk, whole where VS Code alone can get at it.
 * Rejects as {@link readFile} and as the file system do.
 */
export async function readUri(uri: Uri): Promise<FileBytes> {
  if (uri.scheme === 'file') return readFile(uri.fsPath);
  const whole = await workspace.fs.readFile(uri);
  return {
    size: whole.length,
    bytes: (async function* () {
      yield Promise.resolve(whole);
    })(),
  };
}

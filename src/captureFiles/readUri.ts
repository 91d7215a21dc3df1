import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { workspace, type Uri } from 'vscode';

/** A file's bytes as they come, and how many there are. */
export interface FileBytes {
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const PIECE_BYTES = 256 * 1024;

/**
 * Opens a file to be read: as a stream where it is on a disk, whole where VS Code alone can get at it.
 * Rejects as the file system does.
 */
export async function readUri(uri: Uri): Promise<FileBytes> {
  if (uri.scheme === 'file') {
    const { size } = await stat(uri.fsPath);
    return { size, bytes: createReadStream(uri.fsPath, { highWaterMark: PIECE_BYTES }) };
  }
  const whole = await workspace.fs.readFile(uri);
  return {
    size: whole.length,
    bytes: (async function* () {
      yield Promise.resolve(whole);
    })(),
  };
}

import { workspace, type Uri } from 'vscode';
import type { CaptureSink } from '../capture/exports/fileSink';
import type { CaptureChunk } from './captureChunk';

/**
 * Where a new file's bytes go: beside the file on a disk until it is whole, into memory for a file system
 * of VS Code's, which takes whole files only.
 */
export async function openUriSink(uri: Uri, chunk: Pick<CaptureChunk, 'openFileSink'>): Promise<CaptureSink> {
  if (uri.scheme === 'file') return chunk.openFileSink(uri.fsPath);
  const pieces: Buffer[] = [];
  return {
    write: async (bytes) => {
      pieces.push(bytes);
      return Promise.resolve();
    },
    commit: async () => {
      await workspace.fs.writeFile(uri, Buffer.concat(pieces));
    },
    abandon: async () => Promise.resolve(),
  };
}

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

/** A file's bytes as they come, and how many there are. */
export interface FileBytes {
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const PIECE_BYTES = 256 * 1024;

/**
 * Opens a file on a disk to be read as a stream. Rejects as the file system does, and for what is no ordinary
 * file: a pipe or a device, which a workspace can hold or point to, would be waited for for ever, or never end.
 */
export async function readFile(path: string): Promise<FileBytes> {
  const stats = await stat(path);
  if (!stats.isFile()) throw new Error(stats.isDirectory() ? 'it is a folder' : 'it is no ordinary file');
  return { size: stats.size, bytes: createReadStream(path, { highWaterMark: PIECE_BYTES }) };
}

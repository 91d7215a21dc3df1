import { randomBytes } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** Where a file's bytes go; the file is there once it is committed, whole, or not at all. */
export interface CaptureSink {
  write(bytes: Buffer): Promise<void>;
  /** Puts the file in its place. */
  commit(): Promise<void>;
  /** Leaves nothing behind. */
  abandon(): Promise<void>;
}

/**
 * A file beside the one that is wanted, which takes its place when it is whole: what was there stays until
 * then, and stays when the disk is full. Rejects as the file system does.
 */
export async function openFileSink(file: string): Promise<CaptureSink> {
  const temporary = path.join(
    path.dirname(file),
    `.${path.basename(file)}.${randomBytes(4).toString('hex')}.part`,
  );
  const before = await stat(file).catch(() => undefined);
  // The file that was there keeps who may read it.
  const handle = await open(temporary, 'wx', before ? before.mode & 0o777 : 0o666);
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await handle.close();
  };
  return {
    write: async (bytes) => {
      for (let at = 0; at < bytes.length;) at += (await handle.write(bytes, at)).bytesWritten;
    },
    commit: async () => {
      await handle.sync();
      await close();
      await rename(temporary, file);
    },
    abandon: async () => {
      await close().catch(() => undefined);
      await rm(temporary, { force: true });
    },
  };
}

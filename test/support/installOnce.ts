import fs from 'node:fs';
import path from 'node:path';
import { isAlive } from './isAlive';
import { waitFor } from './waitFor';

/** Ten minutes: a slow mirror, and another run that is installing the same thing. Milliseconds. */
const INSTALL_TIMEOUT = 600_000;

/**
 * Makes sure that `folder` holds a whole installation, calling `install(temporaryFolder)` when it does not.
 * The folder appears by one rename, so an interrupted installation never looks like a good one; a lock file
 * with the installer's pid keeps two runs from installing at once.
 */
export async function installOnce(
  folder: string,
  install: (temporary: string) => Promise<void>,
): Promise<void> {
  if (fs.existsSync(folder)) return;
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  const release = await takeLock(`${folder}.lock`);
  try {
    if (fs.existsSync(folder)) return;
    const temporary = `${folder}.part`;
    fs.rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
    fs.mkdirSync(temporary, { mode: 0o755 });
    await install(temporary);
    fs.renameSync(temporary, folder);
  } finally {
    release();
  }
}

async function takeLock(file: string): Promise<() => void> {
  await waitFor(`the installation that holds ${file}`, () => tryLock(file), {
    timeoutMs: INSTALL_TIMEOUT,
    intervalMs: 250,
  });
  return () => fs.rmSync(file, { force: true });
}

function tryLock(file: string): boolean {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const holder = Number(fs.readFileSync(file, 'utf8'));
  // An empty file is one that its holder has just created; a dead holder was interrupted.
  if (holder > 0 && !isAlive(holder)) fs.rmSync(file, { force: true });
  return false;
}

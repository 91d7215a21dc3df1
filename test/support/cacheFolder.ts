import os from 'node:os';
import path from 'node:path';

/** The folder for what tests install once and keep: `ARI_TEST_CACHE`, or one below `~/.cache`. */
export function cacheFolder(): string {
  return process.env.ARI_TEST_CACHE ?? path.join(os.homedir(), '.cache', 'ari-workbench-test');
}

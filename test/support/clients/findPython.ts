import { execFileSync } from 'node:child_process';
import { findProgram } from '../findProgram';
import { Unavailable } from '../unavailable';

/** The packages of Debian that Python programs use for ARI, and what they are to Python. */
const PACKAGES = ['python3-requests', 'python3-websocket'];
const PROBE = 'import requests, websocket; websocket.WebSocketApp';

/**
 * A Python that has `requests` and `websocket`: the one on the PATH, or Debian's own where another comes
 * first. Throws {@link Unavailable} when neither has them.
 */
export function findPython(): string {
  for (const python of [findProgram('python3'), '/usr/bin/python3']) {
    if (python !== undefined && hasModules(python)) return python;
  }
  throw new Unavailable('no python3 with requests and websocket', `apt-get install ${PACKAGES.join(' ')}`);
}

function hasModules(python: string): boolean {
  try {
    execFileSync(python, ['-c', PROBE], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

import { Unavailable } from '../unavailable';
import type { AsteriskInstall } from './asteriskInstall';
import { containerInstall } from './containerInstall';
import { debianInstall } from './debianInstall';
import { pathInstall } from './pathInstall';

/**
 * Finds or installs a real Asterisk: the one on the PATH, else the container image that the environment
 * names, else a Debian folder in the cache. Throws {@link Unavailable} with every reason when none works.
 */
export async function findAsterisk(): Promise<AsteriskInstall> {
  const misses: Unavailable[] = [];
  for (const find of [pathInstall, containerInstall, debianInstall]) {
    try {
      return await find();
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      misses.push(error);
    }
  }
  throw new Unavailable(
    `no Asterisk (${misses.map(({ reason }) => reason).join('; ')})`,
    misses.map(({ remedy }) => remedy).join(', or '),
  );
}

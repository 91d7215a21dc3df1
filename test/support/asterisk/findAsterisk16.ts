import type { AsteriskInstall } from './asteriskInstall';
import { debianInstall } from './debianInstall';

const PACKAGES = ['asterisk', 'asterisk-core-sounds-en-gsm', 'sip-tester'];

/**
 * The oldest Asterisk that we test with, 16.28: Debian bullseye in a folder of the cache. Throws `Unavailable`
 * where that cannot work.
 */
export function findAsterisk16(): Promise<AsteriskInstall> {
  return debianInstall({ codename: 'bullseye', packages: PACKAGES });
}

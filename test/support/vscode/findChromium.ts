import { findProgram } from '../findProgram';
import { Unavailable } from '../unavailable';

/** The browser that shows the workbench: `CHROMIUM`, or one on the PATH. Throws {@link Unavailable} without. */
export function findChromium(): string {
  const found = process.env.CHROMIUM ?? findProgram('chromium', 'chromium-browser', 'google-chrome');
  if (found === undefined) throw new Unavailable('no Chromium on the PATH', 'apt-get install chromium');
  return found;
}

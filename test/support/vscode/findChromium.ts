import fs from 'node:fs';
import { findProgram } from '../findProgram';
import { Unavailable } from '../unavailable';

/** The browser that shows the workbench: `CHROMIUM`, or one on the PATH. Throws {@link Unavailable} without. */
export function findChromium(): string {
  const chosen = process.env.CHROMIUM ?? '';
  const found = chosen === '' ? findProgram('chromium', 'chromium-browser', 'google-chrome') : chosen;
  if (found === undefined || !fs.existsSync(found))
    throw new Unavailable(`no Chromium (${found ?? 'none on the PATH'})`, 'apt-get install chromium');
  return found;
}

import { findAsterisk } from '../asterisk/findAsterisk';
import { findAsterisk16 } from '../asterisk/findAsterisk16';
import { findChromium } from '../vscode/findChromium';
import { installVsCode } from '../vscode/installVsCode';
import type { Need } from './suites';

/**
 * Finds or installs what a suite needs and says what was taken; throws `Unavailable` when it cannot be had.
 */
export async function provide(need: Need): Promise<string> {
  if (need === 'asterisk') return (await findAsterisk()).description;
  if (need === 'asterisk16') return (await findAsterisk16()).description;
  const chromium = findChromium();
  return `${(await installVsCode()).description}, shown by ${chromium}`;
}

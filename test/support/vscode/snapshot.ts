import path from 'node:path';
import type { Page } from 'playwright-core';

/** Writes what the page shows to `test-results/<name>.png` below the working folder; returns the file. */
export async function snapshot(page: Page, name: string): Promise<string> {
  const file = path.resolve('test-results', `${name.replace(/[^\w.-]+/g, '-')}.png`);
  await page.screenshot({ path: file });
  return file;
}

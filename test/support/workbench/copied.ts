import type { Page } from 'playwright-core';
import { waitFor } from '../waitFor';

/** The clipboard's text, once it is as `wanted`; the page must have the right to read it. */
export async function copied(page: Page, wanted: RegExp): Promise<string> {
  return waitFor(`${String(wanted)} in the clipboard`, async () => {
    const text = String(await page.evaluate('navigator.clipboard.readText()'));
    return wanted.test(text) ? text : undefined;
  });
}

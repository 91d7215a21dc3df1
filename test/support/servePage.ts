import fs from 'node:fs';
import type { Page } from 'playwright-core';
import { panelHtml } from '../../src/eventsPage/panelHtml';

/** Address of the page; nothing leaves the browser, every request is answered here. */
const HOST = 'http://events.test';
const TYPES = new Map([
  ['js', 'text/javascript'],
  ['css', 'text/css'],
  ['ttf', 'font/ttf'],
]);

/** Opens the built events view (`dist/webview.js`) in a browser's page, with its content security policy. */
export async function servePage(page: Page): Promise<void> {
  await page.route(`${HOST}/**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    const html = panelHtml({
      cspSource: HOST,
      scriptUri: 'webview.js',
      styleUri: 'webview.css',
      nonce: 'n1',
    });
    const contentType = TYPES.get(name.split('.').pop() ?? '') ?? 'text/html';
    await route.fulfill({ contentType, body: name === '' ? html : fs.readFileSync(`dist/${name}`) });
  });
  await page.goto(`${HOST}/`);
}

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { inWorkbench } from '../support/vscode/inWorkbench';
import { packageExtension } from '../support/vscode/packageExtension';
import { snapshot } from '../support/vscode/snapshot';
import { openFile } from '../support/workbench/openFile';
import { waitFor } from '../support/waitFor';
import { pressInDialog } from '../support/workbench/dialog';
import { answerText, chooseRow, typeIntoPick } from '../support/workbench/quickInput';
import { ServersTree } from '../support/workbench/serversTree';

const PATIENCE_MS = 20_000;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ws-'));
after(() => fs.rmSync(folder, { recursive: true, force: true }));

const TEXT = `### Make a room
# @name room
POST /bridges?type=mixing&name={{?Name of the room}}

### Which room
GET /bridges/{{bridge}}

### No room any more
DELETE /bridges/{{room.id}}

### Never sent
POST /channels/somebody/move
`;

/** Presses the word above the request of the block that begins with `title`. */
async function pressLens(page: Page, title: string, word: string): Promise<void> {
  const line = page.locator('.view-line', { hasText: title }).first();
  await line.waitFor({ timeout: PATIENCE_MS });
  await waitFor(`${word} above ${title}`, async () => {
    const top = (await line.boundingBox())?.y ?? 0;
    const words = page.locator('.codelens-decoration a', { hasText: word });
    for (let index = 0; index < (await words.count()); index += 1) {
      const place = await words.nth(index).boundingBox();
      if (place && place.y > top) {
        await words.nth(index).click({ timeout: PATIENCE_MS });
        return true;
      }
    }
    return false;
  });
}

/** Waits until the answer that is shown beside holds all of `texts`. */
async function seeAnswer(page: Page, ...texts: readonly string[]): Promise<void> {
  let shown = page.locator('.editor-group-container').nth(1).locator('.monaco-editor .view-lines');
  for (const hasText of texts) shown = shown.filter({ hasText });
  await shown.first().waitFor({ timeout: PATIENCE_MS });
}

test('requests of a file are sent, with answers beside; what is missing or dangerous is asked or refused', async () => {
  fs.writeFileSync(path.join(folder, 'rooms.ari'), TEXT);
  const vsix = await packageExtension();
  const settings = { 'ariWorkbench.simulator.startWithWindow': 0 };
  await inWorkbench('request-files', { folder, vsix: [vsix], settings }, async ({ page }) => {
    const tree = new ServersTree(page);
    await tree.open();
    await tree.see(/^Simulated Asterisk.*live · Asterisk/);
    await openFile(page, 'rooms.ari');
    const server = page.locator('.codelens-decoration a', { hasText: 'Simulated Asterisk' });
    await server.first().waitFor({ timeout: PATIENCE_MS });
    await snapshot(page, 'request-files');

    // A question, and the answer beside.
    await pressLens(page, 'Make a room', 'Send');
    await answerText(page, 'Name of the room', 'Blue & green');
    await seeAnswer(page, '200 in', 'POST /bridges', 'Blue & green');
    await tree.see(/^Blue & green/);

    // A bridge that is there, by the keyboard.
    await page.locator('.view-line', { hasText: 'Which room' }).click();
    await page.keyboard.press('Control+Enter');
    await page
      .locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Blue & green' })
      .waitFor({ timeout: PATIENCE_MS });
    await snapshot(page, 'request-files-pick');
    await page.keyboard.press('Enter');
    await seeAnswer(page, 'GET /bridges/', 'Blue & green');

    // The answer of the first request names what goes; it is asked before.
    await pressLens(page, 'No room any more', 'Send');
    await pressInDialog(page, /Destroy the bridge .* on Simulated Asterisk/, 'Destroy');
    await seeAnswer(page, '204 in', 'DELETE /bridges/');
    await waitFor('no bridge', async () => (await tree.rows(/^Blue & green/).count()) === 0);
    await snapshot(page, 'request-files-sent');

    // What would crash Asterisk is marked, and not sent.
    await page.locator('.squiggly-error').first().waitFor({ timeout: PATIENCE_MS });
    await pressLens(page, 'Never sent', 'Send');
    const refusal = page.locator('.notification-toast', { hasText: 'app is missing' });
    await refusal.waitFor({ timeout: PATIENCE_MS });
    assert.match((await refusal.textContent()) ?? '', /Nothing was sent/);

    // Completion knows the operations and what is there.
    await page.locator('.view-line', { hasText: 'somebody/move' }).click();
    await page.keyboard.press('End');
    await page.keyboard.type('?');
    const suggestion = page.locator('.suggest-widget .monaco-list-row', { hasText: 'app' });
    await suggestion.first().waitFor({ timeout: PATIENCE_MS });
    await snapshot(page, 'request-files-completion');
    await page.keyboard.press('Escape');
    await chooseCopied(page);
  });
});

/** Copies the first request as curl, without a word of the password. */
async function chooseCopied(page: Page): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await pressLens(page, 'Which room', 'Copy as…');
  await typeIntoPick(page, 'Which bridge?', 'any');
  await chooseRow(page, 'As what?', 'curl');
  await waitFor('the copied request', async () => {
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    return copied.includes('/ari/bridges/any') && copied.includes('ARI_PASSWORD');
  });
}

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { inWorkbench } from '../support/vscode/inWorkbench';
import { packageExtension } from '../support/vscode/packageExtension';
import { runCommand } from '../support/vscode/runCommand';
import { snapshot } from '../support/vscode/snapshot';
import type { WorkbenchTheme } from '../support/vscode/workbenchSettings';
import { waitFor } from '../support/waitFor';
import { openFile } from '../support/workbench/openFile';
import { EventsView } from '../support/workbench/eventsView';
import { chooseRow } from '../support/workbench/quickInput';
import { ServersTree } from '../support/workbench/serversTree';
import { logOfEveryKind, opened, written } from '../unit/capture/arilog/captureFixture';

const PATIENCE_MS = 20_000;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ws-'));
after(() => fs.rmSync(folder, { recursive: true, force: true }));

function file(name: string): string {
  return path.join(folder, name);
}

/** Opens a capture of the workspace by its name. */
async function openCapture(page: Page, name: string): Promise<EventsView> {
  await openFile(page, name);
  return EventsView.ofFile(page, name);
}

/** Takes the name that the save dialog offers, and answers it. A browser's dialog is a quick input. */
async function saveAsOffered(page: Page, ending: string): Promise<string> {
  const input = page.locator('.quick-input-widget .quick-input-box input');
  const offered = await waitFor('the save dialog', async () => {
    const value = await input.inputValue();
    return value.startsWith('/') && value.endsWith(ending) ? value : undefined;
  });
  // Enter goes unheard while the dialog still looks the folder up.
  await waitFor(`${offered} to be there`, async () => {
    if (fs.existsSync(offered)) return true;
    if (await input.isVisible()) await input.press('Enter');
    return false;
  });
  return path.basename(offered);
}

test('a capture of live calls is saved, opened, filtered, and opens as far as it is whole', async () => {
  const vsix = await packageExtension();
  const settings = { 'ariWorkbench.simulator.startWithWindow': 240 };
  await inWorkbench('capture-files', { folder, vsix: [vsix], settings }, async ({ page }) => {
    const tree = new ServersTree(page);
    await tree.open();
    await tree.see(/^Simulated Asterisk.*live · Asterisk/);
    const live = await EventsView.open(page);
    await live
      .rows(/ChannelDestroyed/)
      .first()
      .waitFor({ timeout: 60_000 });

    // Save everything, and open it from the message.
    await runCommand(page, 'ARI: Save Capture…');
    await chooseRow(page, 'Which rows to save', 'All rows');
    await snapshot(page, 'capture-files-format');
    await chooseRow(page, 'Format of the file', 'ARI capture (.arilog)');
    await chooseRow(page, 'Numbers and names', 'Keep them');
    const calls = await saveAsOffered(page, '.arilog');
    const saved = page.locator('.notification-toast', { hasText: `rows as ${calls}` });
    await saved.waitFor({ timeout: PATIENCE_MS });
    await snapshot(page, 'capture-files-saved');
    await saved.getByRole('button', { name: 'Open' }).click();
    const editor = await EventsView.ofFile(page, calls);
    await editor
      .rows(/ChannelCreated/)
      .first()
      .waitFor({ timeout: PATIENCE_MS });
    const whole = await opened(fs.readFileSync(file(calls)));
    assert.equal(whole.problem, undefined);
    assert.equal(whole.header?.connections[0]?.name, 'Simulated Asterisk');

    // Nobody can act on calls that are over; the filter works as it does live.
    assert.equal(await editor.button('Hang Up').isVisible(), false);
    await editor.filter('type:ChannelDestroyed');
    await waitFor('the ends of channels alone', async () => {
      const [created, destroyed] = [editor.rows('ChannelCreated'), editor.rows('ChannelDestroyed')];
      return (await destroyed.count()) > 0 && (await created.count()) === 0;
    });
    await snapshot(page, 'capture-files-open');

    // What the filter shows is saved from the file, with other names.
    await page.locator('.editor-actions').getByRole('button', { name: 'Save Capture…' }).click();
    await chooseRow(page, 'Which rows to save', 'The rows that the filter shows');
    await chooseRow(page, 'Format of the file', 'ARI capture (.arilog)');
    await chooseRow(page, 'Numbers and names', 'Replace them');
    const ended = await saveAsOffered(page, '.arilog');
    await page.locator('.notification-toast', { hasText: `as ${ended}` }).waitFor({ timeout: PATIENCE_MS });
    const ends = await opened(fs.readFileSync(file(ended)));
    assert.equal(ends.problem, undefined);
    assert.equal(ends.header?.redacted, true);
    const wanted = [...whole.log.entries()].filter(({ type }) => type === 'ChannelDestroyed').length;
    assert.ok(wanted > 0);
    assert.equal(ends.rows, wanted);

    // A copy that was cut off says so and shows what it has.
    const bytes = fs.readFileSync(file(calls));
    fs.writeFileSync(file('cut.arilog'), bytes.subarray(0, Math.floor(bytes.length * 0.6)));
    const cut = await openCapture(page, 'cut.arilog');
    const note = cut.frame.locator('.source-note', { hasText: 'The file is cut off.' });
    await note.waitFor({ timeout: PATIENCE_MS });
    await cut
      .rows(/ChannelCreated/)
      .first()
      .waitFor({ timeout: PATIENCE_MS });
    await snapshot(page, 'capture-files-cut');

    // Mended on disk, it offers to be read again.
    fs.writeFileSync(file('cut.arilog'), bytes);
    const changed = page.locator('.notification-toast', { hasText: 'cut.arilog has changed on disk' });
    await changed.getByRole('button', { name: 'Reload' }).click({ timeout: PATIENCE_MS });
    await note.waitFor({ state: 'detached', timeout: PATIENCE_MS });
  });
});

test('rows of a large capture show as they come, and reading can be cancelled', async () => {
  const vsix = await packageExtension();
  const header = '{"format":"arilog","version":1,"connections":[{"name":"Lab"}]}\n';
  const event = '{"type":"ChannelVarset","variable":"X","value":"1","channel":{"id":"1.1","name":"PJSIP/a"}}';
  const row = `{"time":1795405459767,"connection":0,"kind":"event","event":${event}}\n`;
  const large = gzipSync(Buffer.concat([Buffer.from(header), Buffer.alloc(row.length * 4_000_000, row)]));
  fs.writeFileSync(file('large.arilog'), large);
  await inWorkbench('capture-large', { folder, vsix: [vsix] }, async ({ page }) => {
    const editor = await openCapture(page, 'large.arilog');
    await editor.rows('ChannelVarset').first().waitFor({ timeout: PATIENCE_MS });
    const note = editor.frame.locator('.source-note');
    assert.match((await note.textContent()) ?? '', /^Reading the file/);
    const progress = page.locator('.notification-toast', { hasText: 'Open large.arilog' });
    await progress.waitFor({ timeout: PATIENCE_MS });
    await snapshot(page, 'capture-large-reading');
    await progress.getByRole('button', { name: 'Cancel' }).click();
    await note
      .filter({ hasText: /^Reading was cancelled after [\d,]+ rows\.$/ })
      .waitFor({ timeout: PATIENCE_MS });
    await editor.rows('ChannelVarset').first().waitFor({ timeout: PATIENCE_MS });
    await snapshot(page, 'capture-large-cancelled');
  });
});

const THEMES: readonly WorkbenchTheme[] = ['Light Modern', 'Default High Contrast'];
for (const theme of THEMES) {
  test(`${theme}: captures open without any connection, several at once, whatever they are`, async () => {
    const vsix = await packageExtension();
    fs.writeFileSync(file('every.arilog'), await written(logOfEveryKind(), 'arilog'));
    fs.writeFileSync(file('picture.arilog'), Buffer.from('\x89PNG and so on'));
    fs.writeFileSync(file('nothing.arilog'), '');
    await inWorkbench(`captures-${theme}`, { folder, vsix: [vsix], theme }, async ({ page }) => {
      const every = await openCapture(page, 'every.arilog');
      await every
        .rows(/Events lost/)
        .first()
        .waitFor({ timeout: PATIENCE_MS });
      await every
        .rows(/no JSON at all/)
        .first()
        .waitFor({ timeout: PATIENCE_MS });
      await every.select(/StasisStart/);
      await snapshot(page, `captures-${theme}`);
      const picture = await openCapture(page, 'picture.arilog');
      await picture.frame
        .locator('.source-note', { hasText: 'no ARI capture' })
        .waitFor({ timeout: PATIENCE_MS });
      await snapshot(page, `captures-${theme}-picture`);
      const nothing = await openCapture(page, 'nothing.arilog');
      await nothing.frame.locator('.source-note', { hasText: 'is empty' }).waitFor({ timeout: PATIENCE_MS });
      await openCapture(page, 'every.arilog');
      await every
        .rows(/Events lost/)
        .first()
        .waitFor({ timeout: PATIENCE_MS });
    });
  });
}

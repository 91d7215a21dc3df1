import assert from 'node:assert/strict';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { WebSocket } from 'ws';
import { inWorkbench } from '../support/vscode/inWorkbench';
import { packageExtension } from '../support/vscode/packageExtension';
import { runCommand } from '../support/vscode/runCommand';
import { snapshot } from '../support/vscode/snapshot';
import type { WorkbenchTheme } from '../support/vscode/workbenchSettings';
import { waitFor } from '../support/waitFor';
import { pressInDialog } from '../support/workbench/dialog';
import { EventsView } from '../support/workbench/eventsView';
import { chooseRow, typeIntoPick } from '../support/workbench/quickInput';
import { ServersTree } from '../support/workbench/serversTree';

const PATIENCE_MS = 20_000;
const LIVE = /^Simulated Asterisk.*live · Asterisk/;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ws-'));
after(() => fs.rmSync(folder, { recursive: true, force: true }));

interface Access {
  readonly url: string;
  readonly authorization: string;
  readonly password: string;
}

/** What Copy Access has put into the clipboard, as a program would read it. */
async function copiedAccess(page: Page): Promise<Access> {
  const text = await waitFor('the access in the clipboard', async () => {
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    return copied.includes('ARI_URL') ? copied : undefined;
  });
  const [, url = '', user = '', password = ''] =
    /^ARI_URL=(.*)\nARI_USER=(.*)\nARI_PASSWORD=(.*)\n$/.exec(text) ?? [];
  assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
  assert.ok(password.length >= 20);
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  return { url, authorization, password };
}

/** Everything that VS Code has written below its user data folder, settings, logs and states, as one text. */
function writtenText(userData: string): string {
  return fs
    .readdirSync(userData, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => fs.readFileSync(path.join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

async function startFromWelcome(page: Page, calls: string): Promise<ServersTree> {
  const tree = new ServersTree(page);
  await tree.open();
  await page.getByRole('button', { name: 'Start Simulated Asterisk' }).click({ timeout: PATIENCE_MS });
  await chooseRow(page, 'How many calls a minute', calls);
  await tree.see(LIVE);
  return tree;
}

test('from an empty window to a simulated server with calls, a program on it, and back', async () => {
  const vsix = await packageExtension();
  await inWorkbench('simulator', { folder, vsix: [vsix] }, async ({ page, context, userData }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await new ServersTree(page).open();
    await page.getByRole('button', { name: 'Start Simulated Asterisk' }).waitFor({ timeout: PATIENCE_MS });
    await snapshot(page, 'simulator-welcome');

    // Running and connected, with calls that come by themselves.
    const tree = await startFromWelcome(page, '120 calls a minute');
    const message = page.locator('.notification-toast', { hasText: 'A simulated Asterisk runs at' });
    await message.waitFor({ timeout: PATIENCE_MS });
    assert.match((await message.textContent()) ?? '', /120 calls a minute/);
    await tree.expand(/^Channels/);
    await tree.see(/^(PJSIP|Local)\//);
    await snapshot(page, 'simulator-running');

    // Its events stream.
    await message.getByRole('button', { name: 'Show Events' }).click();
    const events = await EventsView.shown(page);
    for (const type of ['StasisStart|ChannelCreated', 'ChannelStateChange', 'ChannelDestroyed']) {
      await events.rows(new RegExp(type)).first().waitFor({ timeout: 60_000 });
    }
    await snapshot(page, 'simulator-events');

    // Access for a program, on request; and the program is thought of before the server stops.
    await tree.choose(LIVE, 'Copy Access for a Program');
    const { url, authorization, password } = await copiedAccess(page);
    const info = await fetch(`${url}/ari/asterisk/info`, { headers: { authorization } });
    assert.equal(info.status, 200);
    const program = new WebSocket(`${url.replace('http', 'ws')}/ari/events?app=mine`, {
      headers: { authorization },
    });
    await once(program, 'open');
    await tree.choose(LIVE, 'Stop Simulated Asterisk');
    await pressInDialog(page, /“mine”/, 'Cancel');
    await tree.see(LIVE);
    const closed = once(program, 'close');
    await tree.choose(LIVE, 'Stop Simulated Asterisk');
    await pressInDialog(page, /“mine”/, 'Stop');
    await closed;

    // Nothing is left of it: not in the tree, not on its port, not in a file.
    await page.getByRole('button', { name: 'Start Simulated Asterisk' }).waitFor({ timeout: PATIENCE_MS });
    assert.equal(await page.locator('.notification-toast', { hasText: 'Simulated Asterisk:' }).count(), 0);
    await assert.rejects(fetch(url), TypeError);
    const written = writtenText(userData);
    assert.ok(!written.includes(password), 'the password is in a file');
    const settings = fs.readFileSync(path.join(userData, 'User/settings.json'), 'utf8');
    assert.ok(!settings.includes('ariWorkbench'), settings);
  });
});

test('the calls a minute are remembered and can change; it can be used otherwise; it goes with the page', async () => {
  const vsix = await packageExtension();
  await inWorkbench('simulator-use', { folder, vsix: [vsix] }, async ({ page }) => {
    const tree = await startFromWelcome(page, 'None');
    await tree.see(/^Channelsnone/);
    await runCommand(page, 'ARI: Change Simulated Calls…');
    await typeIntoPick(page, 'How many calls a minute', '240', '240 calls a minute');
    await tree.expand(/^Channels/);
    await tree.see(/^(PJSIP|Local)\//);
    await runCommand(page, 'ARI: Change Simulated Calls…');
    await page
      .locator('.quick-input-list .monaco-list-row.focused', { hasText: '240 calls a minute' })
      .waitFor({ timeout: PATIENCE_MS });
    await chooseRow(page, 'How many calls a minute', 'None');

    // Edit asks how it is used, and nothing about the server that is given.
    await tree.choose(LIVE, 'Edit Connection…');
    await chooseRow(page, 'How do you want to use', 'Watch, read-only');
    await tree.see(/^Simulated Asterisk.*live · Asterisk.*read-only/);
    // Serving would take an application's calls, so it is for connections that may write.
    await tree.choose(LIVE, 'Edit Connection…');
    await chooseRow(page, 'How do you want to use', 'Watch');
    await tree.rows(/read-only/).waitFor({ state: 'detached', timeout: PATIENCE_MS });
    await tree.see(LIVE);
    await tree.choose(LIVE, 'Serve Application…');
    await typeIntoPick(page, 'Choose an application', 'lonely');
    await tree.see(/^Simulated Asterisk.*serving lonely/);
    await tree.choose(LIVE, 'Stop Serving, Watch Only');
    await tree.see(/^Simulated Asterisk.*watching/);

    // Its context menu stops it and does not remove it.
    await tree.rows(LIVE).first().click({ button: 'right' });
    const menu = page.locator('.monaco-menu');
    await menu.getByRole('menuitem', { name: 'Stop Simulated Asterisk' }).waitFor({ timeout: PATIENCE_MS });
    assert.equal(await menu.getByRole('menuitem', { name: 'Remove Connection…' }).count(), 0);
    await snapshot(page, 'simulator-menu');
    await page.keyboard.press('Escape');

    await page.reload();
    await page.getByRole('button', { name: 'Start Simulated Asterisk' }).waitFor({ timeout: 60_000 });
  });
});

const THEMES: readonly WorkbenchTheme[] = ['Light Modern', 'Default High Contrast'];
for (const theme of THEMES) {
  test(`${theme}: one that starts with the window is there by itself, wide and narrow`, async () => {
    const vsix = await packageExtension();
    const settings = { 'ariWorkbench.simulator.startWithWindow': 60 };
    await inWorkbench(`simulator-${theme}`, { folder, vsix: [vsix], theme, settings }, async ({ page }) => {
      const tree = new ServersTree(page);
      await tree.see(LIVE);
      await tree.expand(/^Channels/);
      await tree.see(/^(PJSIP|Local)\//);
      await snapshot(page, `simulator-${theme}`);
      await page.setViewportSize({ width: 640, height: 800 });
      await snapshot(page, `simulator-${theme}-narrow`);
    });
  });
}

import assert from 'node:assert/strict';
import fs from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { inWorkbench } from '../support/vscode/inWorkbench';
import { packageExtension } from '../support/vscode/packageExtension';
import { runCommand } from '../support/vscode/runCommand';
import { snapshot } from '../support/vscode/snapshot';
import { waitFor } from '../support/waitFor';
import { pressInDialog } from '../support/workbench/dialog';
import { EventsView } from '../support/workbench/eventsView';
import { ServersTree } from '../support/workbench/serversTree';

const PATIENCE_MS = 20_000;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hostile-'));
/** Somebody who waits for a password; counts who comes. */
let comers = 0;
const attacker = net.createServer((socket) => {
  comers += 1;
  socket.destroy();
});
/** The server of the user's own settings. */
let visitors = 0;
const mine = net.createServer((socket) => {
  visitors += 1;
  socket.destroy();
});
before(async () => {
  for (const server of [attacker, mine])
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  writeWorkspace();
});
after(() => {
  attacker.close();
  mine.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const addressOf = (server: net.Server): string =>
  `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;

/** Everything of ours that a workspace's files can say: in its folder, and in the workspace file. */
function writeWorkspace(): void {
  const settings = (name: string): Record<string, unknown> => ({
    'ariWorkbench.connections': [{ name, url: addressOf(attacker), user: 'asterisk' }],
    'ariWorkbench.simulator.startWithWindow': 60,
    'ariWorkbench.events.maxEvents': 1_000,
    'ariWorkbench.events.maxMegabytes': 2_048,
    'security.workspace.trust.enabled': false,
  });
  fs.mkdirSync(path.join(folder, '.vscode'));
  fs.writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify(settings('Evil folder')));
  const workspace = { folders: [{ path: '.' }], settings: settings('Evil workspace') };
  fs.writeFileSync(path.join(folder, 'evil.code-workspace'), JSON.stringify(workspace));
  const header = { format: 'arilog', version: 1, connections: [{ id: 0, name: '$(zap) [x](command:evil)' }] };
  const row = { time: 1, connection: 0, kind: 'gap', from: 1, to: 2, reason: 'from the workspace' };
  fs.writeFileSync(path.join(folder, 'trap.arilog'), `${JSON.stringify(header)}\n${JSON.stringify(row)}\n`);
}

const machineSettings = (): Record<string, unknown> => ({
  'ariWorkbench.connections': [
    { name: 'Mine', url: addressOf(mine), user: 'asterisk' },
    // No such host: what is tested comes before anything is sent.
    { name: 'Far', url: 'http://pbx.invalid:8088', user: 'asterisk' },
  ],
});

/** Waits for a notification and clears it. VS Code hides one that comes while another is being cleared. */
async function dismiss(page: Page, text: RegExp): Promise<void> {
  const kinds = '.notification-toast, .notifications-center .notification-list-item';
  const toast = page.locator(kinds, { hasText: text });
  await toast
    .first()
    .waitFor({ timeout: 5_000 })
    .catch(() => runCommand(page, 'Notifications: Show Notifications'));
  await toast.first().waitFor({ timeout: PATIENCE_MS });
  await waitFor('the notification to go', async () => {
    if ((await toast.count()) === 0) return true;
    await runCommand(page, 'Notifications: Clear All Notifications');
    return false;
  });
}

test('a trusted workspace’s settings change nothing of ours; no password goes unencrypted without a question', async () => {
  const vsix = await packageExtension();
  const workspace = path.join(folder, 'evil.code-workspace');
  const options = { folder: workspace, vsix: [vsix], machineSettings: machineSettings() };
  await inWorkbench('hostile-settings', options, async ({ page }) => {
    const tree = new ServersTree(page);
    await tree.open();
    await tree.see('Mine');
    // Commands work, so all that starts with the window has started.
    await runCommand(page, 'ARI: Show in Events');
    await EventsView.shown(page);
    assert.equal(await tree.rows(/Evil|Simulated/).count(), 0);
    assert.equal(await tree.rows(/./).count(), 2);
    assert.equal(comers, 0);

    // An entry that nobody was asked about: the question comes before the password, and once.
    const password = page.locator('.quick-input-widget .quick-input-message', { hasText: 'Password of' });
    await tree.choose('Far', 'Connect');
    await page
      .locator('.monaco-dialog-box', { hasText: 'without encryption' })
      .waitFor({ timeout: PATIENCE_MS });
    await snapshot(page, 'plain-question');
    await pressInDialog(page, /tlsenable.*ssh -L 8088.*bindaddr/s, 'Cancel');
    await tree.see(/^Far.*not connected/);
    await tree.choose('Far', 'Connect');
    await pressInDialog(page, 'without encryption', 'Connect');
    await password.waitFor({ timeout: PATIENCE_MS });
    await page.keyboard.press('Escape');
    await tree.see(/^Far.*not connected/);
    await tree.choose('Far', 'Connect');
    await password.waitFor({ timeout: PATIENCE_MS });
    assert.equal(await page.locator('.monaco-dialog-box').count(), 0);
    await page.keyboard.press('Escape');
  });
});

test('Restricted Mode: nothing connects, by itself or by command, no port opens, captures show; trust ends it', async () => {
  const vsix = await packageExtension();
  const options = {
    folder,
    vsix: [vsix],
    restricted: true,
    machineSettings: machineSettings(),
    settings: {
      'security.workspace.trust.startupPrompt': 'never',
      'security.workspace.trust.banner': 'never',
      // The user's own wish, for windows that are trusted.
      'ariWorkbench.simulator.startWithWindow': 0,
    },
  };
  await inWorkbench('hostile-restricted', options, async ({ page }) => {
    const tree = new ServersTree(page);
    await tree.open();
    await tree.see('Mine');
    assert.equal(await tree.rows(/Evil|Simulated/).count(), 0);
    await tree.choose('Mine', 'Connect');
    await dismiss(page, /Connect.*Restricted Mode/);
    await snapshot(page, 'restricted-connect');
    for (const [command, what] of [
      ['ARI: Add Connection…', /Add Connection.*Restricted Mode/],
      ['ARI: Edit Connection…', /Edit Connection.*Restricted Mode/],
      ['ARI: Serve Application…', /Serve Application.*Restricted Mode/],
      ['ARI: Start Simulated Asterisk…', /Simulated Asterisk.*Restricted Mode/],
    ] as const) {
      await runCommand(page, command);
      await dismiss(page, what);
    }
    assert.equal(await page.locator('.quick-input-widget:visible').count(), 0, 'nothing is asked');
    await page.locator('.explorer-viewlet, .activitybar [aria-label^="Explorer"]').first().click();
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'trap.arilog' }).dblclick();
    const view = await EventsView.ofFile(page, 'trap.arilog');
    await view.rows('from the workspace').first().waitFor({ timeout: PATIENCE_MS });
    await snapshot(page, 'restricted-capture');
    assert.deepEqual([comers, visitors], [0, 0]);

    await runCommand(page, 'Workspaces: Manage Workspace Trust');
    await page
      .locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ })
      .first()
      .click({ timeout: PATIENCE_MS });
    // The editor of trust may stand before everything else.
    await waitFor('the workbench to be in front', async () => {
      const modal = page.locator('.monaco-modal-editor-block');
      if ((await modal.count()) === 0) return true;
      const close = modal.locator('.codicon-close, [class*="codicon-close"], [aria-label^="Close"]').first();
      await close.click({ timeout: 1_000 }).catch(() => undefined);
      return false;
    });
    await tree.open();
    await tree.see(/^Simulated Asterisk.*live/);
    assert.equal(await tree.rows(/Evil/).count(), 0);
    await snapshot(page, 'restricted-trusted');
  });
  assert.equal(comers, 0);
});

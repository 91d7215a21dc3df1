import assert from 'node:assert/strict';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { WebSocket } from 'ws';
import { freePort } from '../support/freePort';
import { journeyBed } from '../support/workbench/journeyBed';
import { inWorkbench } from '../support/vscode/inWorkbench';
import { packageExtension } from '../support/vscode/packageExtension';
import { runCommand } from '../support/vscode/runCommand';
import { snapshot } from '../support/vscode/snapshot';
import { waitFor } from '../support/waitFor';
import { pressInDialog } from '../support/workbench/dialog';
import { EventsView } from '../support/workbench/eventsView';
import { answerText, chooseRow, typeIntoPick } from '../support/workbench/quickInput';
import { savedConnection } from '../support/workbench/savedConnection';
import { ServersTree } from '../support/workbench/serversTree';

const PATIENCE_MS = 20_000;

const bed = journeyBed();
const { folder } = bed;

/** Another program that serves an application. */
async function serveElsewhere(application: string): Promise<WebSocket> {
  const credentials = Buffer.from(`${bed.asterisk.user}:${bed.asterisk.password}`).toString('base64');
  const socket = new WebSocket(`${bed.asterisk.url.replace('http', 'ws')}/ari/events?app=${application}`, {
    headers: { authorization: `Basic ${credentials}` },
  });
  await once(socket, 'open');
  return socket;
}

/** Waits for the input box with this prompt and answers what is already typed in it. */
async function typed(page: Page, prompt: string): Promise<string> {
  await page
    .locator('.quick-input-widget .quick-input-message', { hasText: prompt })
    .waitFor({ timeout: PATIENCE_MS });
  return page.locator('.quick-input-widget .quick-input-box input').inputValue();
}

/** The text of every settings file of the workbench. */
function settingsText(userData: string): string {
  return fs
    .readdirSync(userData, { recursive: true, encoding: 'utf8' })
    .filter((name) => path.basename(name) === 'settings.json')
    .map((name) => fs.readFileSync(path.join(userData, name), 'utf8'))
    .join('\n');
}

test('a connection is added over every mistake, used, edited and removed', async () => {
  const vsix = await packageExtension();
  const closedPort = await freePort();
  await inWorkbench('connections', { folder, vsix: [vsix] }, async ({ page, userData }) => {
    const tree = new ServersTree(page);
    await tree.open();
    await page.getByRole('button', { name: 'Add Connection', exact: true }).click({ timeout: PATIENCE_MS });

    // A password in the address is refused where it is typed, and nothing of it goes on.
    await answerText(page, 'Address of the Asterisk', 'http://me:topsecret@127.0.0.1:8088');
    await page
      .locator('.quick-input-widget .quick-input-message', { hasText: 'user name or a password' })
      .waitFor({ timeout: PATIENCE_MS });

    // Nobody listens there: said so, and the way back keeps what was typed.
    const nowhere = `http://127.0.0.1:${closedPort}`;
    await page.locator('.quick-input-widget .quick-input-box input').fill(nowhere);
    await page.keyboard.press('Enter');
    await answerText(page, 'User of ari.conf', bed.asterisk.user);
    await answerText(page, 'Password of', 'wrong');
    await chooseRow(page, 'How do you want to use', 'Watch');
    await pressInDialog(page, `Cannot connect to ${nowhere} as ${bed.asterisk.user}.`, 'Edit Address');
    assert.equal(await typed(page, 'Address of the Asterisk'), nowhere);

    // The address is right, the password is not.
    await answerText(page, 'Address of the Asterisk', bed.asterisk.url);
    assert.equal(await typed(page, 'User of ari.conf'), bed.asterisk.user);
    await page.keyboard.press('Enter');
    await answerText(page, 'Password of', 'wrong');
    await chooseRow(page, 'How do you want to use', 'Watch');
    await page.locator('.monaco-dialog-box').waitFor({ timeout: PATIENCE_MS });
    await snapshot(page, 'connections-refused');
    await pressInDialog(page, /Authentication required \(401\)/, 'Edit User and Password');
    assert.equal(await typed(page, 'User of ari.conf'), bed.asterisk.user);
    await page.keyboard.press('Enter');
    await answerText(page, 'Password of', bed.asterisk.password);
    await chooseRow(page, 'How do you want to use', 'Watch');
    const server = bed.asterisk.url.replace('http://', '');
    assert.match(await tree.see(/live · Asterisk/), new RegExp(`^${server}`));
    const settings = settingsText(userData);
    assert.match(settings, /ariWorkbench\.connections/);
    assert.ok(settings.includes(bed.asterisk.url));
    assert.ok(!settings.includes(bed.asterisk.password), 'the password is in the settings');
    await page.locator('.statusbar-item', { hasText: 'ARI: 1 live' }).waitFor({ timeout: PATIENCE_MS });

    // Selection, focus and expansion survive the events of other calls.
    await bed.asterisk.cli('channel originate Local/501@from-trunk application Wait 600');
    await tree.expand(/Local\/501@from-trunk-\w+/);
    const half = tree.rows(/^;2/).first();
    await half.click({ timeout: PATIENCE_MS });
    const isThatHalf = /^Channel Local\/501@from-trunk-\w+0;2 /;
    assert.match((await half.getAttribute('aria-label')) ?? '', isThatHalf);
    for (let call = 0; call < 5; call += 1) {
      await bed.asterisk.cli('channel originate Local/501@from-trunk application Wait 600');
    }
    await tree.see(/^Channels12/);
    const selected = page.locator('.sidebar .monaco-list-row.selected.focused');
    assert.equal(await selected.count(), 1);
    assert.match((await selected.getAttribute('aria-label')) ?? '', isThatHalf);
    assert.equal(await page.locator('.sidebar .monaco-list.element-focused').count(), 1);
    await tree.see(/^;1/);
    // A folded folder stays folded.
    const channels = tree.rows(/^Channels/).first();
    await channels.click();
    await waitFor(
      'the folder to fold',
      async () => (await channels.getAttribute('aria-expanded')) === 'false',
    );
    await bed.asterisk.cli('channel originate Local/501@from-trunk application Wait 600');
    await tree.see(/^Channels14/);
    assert.equal(await channels.getAttribute('aria-expanded'), 'false');
    await snapshot(page, 'connections-tree');

    // Edit: the kept password goes on for the same user at the same address.
    await tree.choose(server, 'Edit Connection…');
    assert.equal(await typed(page, 'Address of the Asterisk'), bed.asterisk.url);
    await page.keyboard.press('Enter');
    await typed(page, 'User of ari.conf');
    await page.keyboard.press('Enter');
    assert.equal(await typed(page, 'Password of'), '');
    await page.keyboard.press('Enter');
    await chooseRow(page, 'How do you want to use', 'Watch, read-only');
    await tree.see(/live · Asterisk .* · read-only/);
    assert.match(settingsText(userData), /"readOnly": true/);

    await tree.choose(server, 'Disconnect');
    await tree.see(/not connected/);
    await tree.choose(server, 'Remove Connection…');
    await pressInDialog(page, 'Remove the connection', 'Remove');
    await page.getByRole('button', { name: 'Add Connection', exact: true }).waitFor({ timeout: PATIENCE_MS });
    assert.ok(!settingsText(userData).includes(bed.asterisk.url));
  });
});

test('a read-only user; serving asks first, is saved, is replaced, takes over, goes back', async () => {
  const vsix = await packageExtension();
  const program = await serveElsewhere('taken');
  const received: string[] = [];
  program.on('message', (data: Buffer) => {
    received.push((JSON.parse(data.toString()) as { type: string }).type);
  });
  const sockets = [program];
  try {
    await inWorkbench('serving', { folder, vsix: [vsix] }, async ({ page, userData }) => {
      const tree = new ServersTree(page);
      await tree.open();
      await page.getByRole('button', { name: 'Add Connection', exact: true }).click({ timeout: PATIENCE_MS });
      await answerText(page, 'Address of the Asterisk', bed.asterisk.url);
      await answerText(page, 'User of ari.conf', bed.asterisk.readOnlyUser);
      await answerText(page, 'Password of', bed.asterisk.readOnlyPassword);
      await chooseRow(page, 'How do you want to use', 'Watch');
      // The server says that this user may only read: the connection knows.
      await tree.see(/live · Asterisk .* · read-only · watching/);
      await tree.see(/^taken/);
      assert.equal(received.length, 0, 'watching takes nothing from the program');

      // It takes no calls either: Asterisk would let it.
      await tree
        .rows(/read-only · watching/)
        .first()
        .click({ button: 'right' });
      const menu = page.locator('.monaco-menu');
      await menu.getByRole('menuitem', { name: 'Edit Connection…' }).waitFor({ timeout: PATIENCE_MS });
      assert.equal(await menu.getByRole('menuitem', { name: 'Serve Application…' }).count(), 0);
      await page.keyboard.press('Escape');
      await tree.choose(/read-only · watching/, 'Edit Connection…');
      await answerText(page, 'Address of the Asterisk', bed.asterisk.url);
      await answerText(page, 'User of ari.conf', bed.asterisk.user);
      await answerText(page, 'Password of', bed.asterisk.password);
      await chooseRow(page, 'How do you want to use', 'Watch');
      await tree.see(/live · Asterisk [\d.]+ · watching/);
      assert.equal(received.length, 0);

      await runCommand(page, 'ARI: Serve Application…');
      await typeIntoPick(page, 'Choose an application', 'taken');
      await pressInDialog(page, 'takes the calls away', 'Cancel');
      assert.equal(received.length, 0);
      await runCommand(page, 'ARI: Serve Application…');
      await typeIntoPick(page, 'Choose an application', 'taken');
      await pressInDialog(page, 'takes the calls away', 'Serve');
      await tree.see(/live · Asterisk .* · serving taken/);
      await waitFor('the program to be told', () =>
        Promise.resolve(received.includes('ApplicationReplaced')),
      );
      assert.doesNotMatch(settingsText(userData), /taken/, 'serving is for this window only');

      // Saving what is done already leaves the connection alone.
      const offer = page.locator('.notification-toast', { hasText: 'in this window only' });
      await offer.getByRole('button', { name: 'Save in the Connection' }).click({ timeout: PATIENCE_MS });
      await waitFor('the settings to hold the application', () =>
        Promise.resolve(settingsText(userData).includes('"application": "taken"')),
      );
      await tree.see(/live · Asterisk .* · serving taken/);

      // Connecting again at once waits for the socket before; nobody else serves the name, so nobody is asked.
      await tree.choose(/serving taken/, 'Disconnect');
      // The row may still show what was.
      await tree.see(/not connected/);
      await runCommand(page, 'ARI: Connect');
      await tree.see(/live · Asterisk .* · serving taken/);

      // A program serves it meanwhile: the question comes before its calls are taken.
      await tree.choose(/serving taken/, 'Disconnect');
      await tree.see(/not connected/);
      sockets.push(await serveElsewhere('taken'));
      await runCommand(page, 'ARI: Connect');
      await pressInDialog(page, 'takes the calls away', 'Cancel');
      await tree.see(/not connected/);
      await runCommand(page, 'ARI: Connect');
      await pressInDialog(page, 'takes the calls away', 'Serve');
      await tree.see(/live · Asterisk .* · serving taken/);

      // The program comes back: we do not fight for the name.
      sockets.push(await serveElsewhere('taken'));
      await tree.see(/replaced: another client took/);
      await page.locator('.statusbar-item', { hasText: 'ARI: 1 problem' }).waitFor({ timeout: PATIENCE_MS });
      await snapshot(page, 'connections-replaced');
      await runCommand(page, 'ARI: Connect');
      await pressInDialog(page, 'takes the calls away', 'Cancel');
      await tree.choose(/replaced: another client took/, 'Take Over');
      await tree.see(/live · Asterisk .* · serving taken/);

      await runCommand(page, 'ARI: Stop Serving, Watch Only');
      await tree.see(/live · Asterisk .* · watching/);
    });
  } finally {
    for (const socket of sockets) socket.terminate();
  }
});

test('a refused password is asked for again, from the events view too', async () => {
  const vsix = await packageExtension();
  const machineSettings = savedConnection(bed.asterisk);
  await inWorkbench('refused', { folder, vsix: [vsix], machineSettings }, async ({ page }) => {
    const tree = new ServersTree(page);
    await tree.open();
    const events = await EventsView.open(page);
    await events.button('Connect').first().click({ timeout: PATIENCE_MS });
    await answerText(page, 'Password of', 'wrong');
    await chooseRow(page, 'Keep the password?', 'Only for this window');
    await tree.see(/failed: Authentication required \(401\)/);
    await events.button('Retry').first().click({ timeout: PATIENCE_MS });
    await answerText(page, 'Password of', bed.asterisk.password);
    await chooseRow(page, 'Keep the password?', 'Only for this window');
    await tree.see(/live · Asterisk/);
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { journeyBed } from '../support/workbench/journeyBed';
import { inWorkbench } from '../support/vscode/inWorkbench';
import { packageExtension } from '../support/vscode/packageExtension';
import { runCommand } from '../support/vscode/runCommand';
import { snapshot } from '../support/vscode/snapshot';
import { faultProxy } from '../support/proxy/faultProxy';
import { originateQuietly } from '../support/server/serverBasics';
import { waitFor } from '../support/waitFor';
import { pressInDialog } from '../support/workbench/dialog';
import { EventsView } from '../support/workbench/eventsView';
import { chooseRow, typeIntoPick } from '../support/workbench/quickInput';
import { connectSaved, savedConnection } from '../support/workbench/savedConnection';
import type { ServersTree } from '../support/workbench/serversTree';

interface BridgeAnswer {
  readonly id: string;
  readonly channels: readonly string[];
}

const PATIENCE_MS = 20_000;

/** Calls to be hung up at once, and how much later a slow network delivers either way, ms. */
const CALLS = 60;
const SLOW_MS = 1_500;
const bed = journeyBed();
const { folder } = bed;

async function bridges(): Promise<readonly BridgeAnswer[]> {
  return (await bed.asterisk.rest('GET', '/bridges')).body as BridgeAnswer[];
}

async function channels(): Promise<readonly unknown[]> {
  return (await bed.asterisk.rest('GET', '/channels')).body as unknown[];
}

/** How many calls Asterisk has had since its start. */
async function callsProcessed(): Promise<number> {
  const [, count] = /(\d+) calls? processed/.exec(await bed.asterisk.cli('core show channels count')) ?? [];
  return Number(count);
}

/** A call into the application that the connection serves, with an id of the test's choice. */
async function call(id: string): Promise<void> {
  const query = {
    endpoint: 'Local/502@from-trunk',
    app: 'served',
    channelId: id,
    otherChannelId: `${id}-other`,
  };
  const { status } = await bed.asterisk.rest('POST', '/channels', query);
  assert.equal(status, 200);
}

/** Hangs up all calls that the tree shows, each a Local channel of two halves. */
async function hangUpAllShown(page: Page, tree: ServersTree, calls: number): Promise<void> {
  const pair = /^Local\/501@from-trunk-\w+pair/;
  await tree.rows(pair).first().click();
  await page.keyboard.press('ControlOrMeta+a');
  await tree.choose(pair, 'Hang Up');
  await pressInDialog(page, `Hang up ${String(2 * calls)} channels on Test server?`, 'Hang Up');
}

test('the commands of the tree, each confirmed by Asterisk', async (testContext) => {
  const vsix = await packageExtension();
  const { user, url } = bed.asterisk;
  const proxy = await faultProxy(testContext, url);
  const access = { url: proxy.url, user };
  const served = savedConnection(access, { mode: 'serve', application: 'served' });
  await inWorkbench(
    'tree-actions',
    { folder, vsix: [vsix], machineSettings: served },
    async ({ page, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const tree = await connectSaved(page, bed.asterisk);
      await call('first');
      await call('second');
      await tree.see(/^served.*2 channels/);
      await tree.expand(/^served/);
      const members = tree.rows(/Local\/502@from-trunk-\w+;1/);
      await waitFor('both channels beneath their application', async () => (await members.count()) === 2);

      // Two channels into one new bridge.
      await members.nth(0).click();
      await members.nth(1).click({ modifiers: ['ControlOrMeta'] });
      await tree.choose(/Local\/502@from-trunk-\w+;1/, 'Bridge…');
      const [bridge] = await waitFor('a bridge of both', async () => {
        const found = await bridges();
        return found[0]?.channels.length === 2 ? found : undefined;
      });
      assert.deepEqual([...(bridge?.channels ?? [])].sort(), ['first', 'second']);
      const bridgeRow = new RegExp(`^${bridge?.id ?? ''}`);
      await tree.see(bridgeRow);
      await snapshot(page, 'tree-actions-bridged');

      // Out of it again.
      await members.nth(0).click();
      await tree.choose(/Local\/502@from-trunk-\w+;1/, 'Remove from Bridge');
      await waitFor('one channel in the bridge', async () => (await bridges())[0]?.channels.length === 1);

      // Back into it: an existing bridge can be chosen.
      await members.nth(0).click();
      await tree.choose(/Local\/502@from-trunk-\w+;1/, 'Bridge…');
      await chooseRow(page, 'Into which bridge?', bridge?.id ?? '');
      await waitFor('both channels in the same bridge', async () => {
        const [found] = await bridges();
        return found?.id === bridge?.id && found?.channels.length === 2;
      });

      // Its id in the clipboard, the resource as JSON, its events.
      await tree.choose(bridgeRow, 'Copy Id');
      await waitFor('the id in the clipboard', async () => {
        return (await page.evaluate('navigator.clipboard.readText()')) === bridge?.id;
      });
      await tree.choose(bridgeRow, 'Open as JSON');
      await page
        .locator('.monaco-editor', { hasText: 'bridge_type' })
        .first()
        .waitFor({ timeout: PATIENCE_MS });
      await tree.choose(bridgeRow, 'Show in Events');
      const events = await EventsView.shown(page);
      await events.rows('ChannelEnteredBridge').first().waitFor({ timeout: PATIENCE_MS });
      assert.equal(await events.rows('DeviceStateChanged').count(), 0, 'only the events of the bridge');
      await snapshot(page, 'tree-actions-json');

      // Destroyed only after a question that names it.
      await tree.choose(bridgeRow, 'Destroy Bridge…');
      await pressInDialog(page, bridge?.id ?? '', 'Destroy');
      await waitFor('no bridge', async () => (await bridges()).length === 0);

      // Both are hung up, and the question counts the halves that fall with them.
      await members.nth(0).click();
      await members.nth(1).click({ modifiers: ['ControlOrMeta'] });
      await tree.choose(/Local\/502@from-trunk-\w+;1/, 'Hang Up with Reason…');
      await chooseRow(page, 'For which reason?', 'busy');
      await pressInDialog(page, 'Hang up 4 channels on Test server?', 'Hang Up');
      await waitFor('no channel', async () => (await channels()).length === 0);
      await tree.see(/^Channelsnone/);
      await runCommand(page, 'ARI: Show in Events');
      await events.press('Show the events of every resource');
      await events
        .rows(/ChannelDestroyed.*User busy \(17\)/)
        .first()
        .waitFor({ timeout: PATIENCE_MS });

      // Many at once over a slow network: it is told how far it is, and can be given up.
      for (let made = 0; made < CALLS; made += 1) await originateQuietly(bed.asterisk, '501');
      await tree.see(`Channels${String(2 * CALLS)}`);
      proxy.delay(SLOW_MS);
      await hangUpAllShown(page, tree, CALLS);
      const progress = page.locator('.notification-toast', { hasText: /\d+ of 60 channels/ });
      await progress.waitFor({ timeout: PATIENCE_MS });
      await snapshot(page, 'tree-actions-progress');
      await progress.getByRole('button', { name: 'Cancel' }).click();
      const givenUp = page.locator('.statusbar-item', {
        hasText: /Hung up \d+ channels. \d+ of 60 given up/,
      });
      await givenUp.waitFor({ timeout: PATIENCE_MS });
      proxy.delay(0);
      const left = (await channels()).length / 2;
      assert.ok(left > 0 && left < CALLS, `${String(left)} calls are left`);
      await tree.see(`Channels${String(2 * left)}`);
      await hangUpAllShown(page, tree, left);
      await tree.see(/^Channelsnone/);

      // A call that nobody takes ends with Asterisk's own reason.
      await runCommand(page, 'ARI: Originate…');
      await typeIntoPick(page, 'Endpoint to call', 'Local/504@from-trunk');
      await chooseRow(page, 'Where the call goes', 'served');
      await chooseRow(page, 'Call Local/504', 'Call now');
      const ended = page.locator('.notification-toast .notification-list-item-message', {
        hasText: 'ended before it was up',
      });
      await ended.waitFor({ timeout: PATIENCE_MS });
      assert.match((await ended.textContent()) ?? '', /busy, .*cause \d+/);

      // Repeated by one command, without a question.
      const before = await callsProcessed();
      await runCommand(page, 'ARI: Originate Again…');
      await waitFor('one more call', async () => (await callsProcessed()) === before + 1);
      await waitFor('its end', async () => (await channels()).length === 0);

      // Given up while it rings: nobody is called any more.
      await runCommand(page, 'ARI: Originate…');
      await typeIntoPick(page, 'Endpoint to call', 'Local/503@from-trunk');
      await chooseRow(page, 'Where the call goes', 'served');
      await chooseRow(page, 'Call Local/503', 'Call now');
      const calling = page.locator('.notification-toast', { hasText: 'Calling Local/503@from-trunk' });
      await calling.filter({ hasText: 'ringing' }).waitFor({ timeout: PATIENCE_MS });
      await calling.getByRole('button', { name: 'Cancel' }).click();
      await waitFor('no channel to be left', async () => (await channels()).length === 0);

      // An application that the server does not know: the call would die, so it asks.
      await runCommand(page, 'ARI: Originate…');
      await typeIntoPick(page, 'Endpoint to call', 'Local/502@from-trunk');
      await typeIntoPick(page, 'Where the call goes', 'nobody-serves-this');
      await chooseRow(page, 'Call Local/502', 'Call now');
      await pressInDialog(page, 'knows no application nobody-serves-this', 'Cancel');
      assert.equal((await channels()).length, 0);

      // An endpoint that there is not: Asterisk's words, its status, and what they mean.
      await runCommand(page, 'ARI: Originate…');
      await typeIntoPick(page, 'Endpoint to call', 'NoTech/x');
      await chooseRow(page, 'Where the call goes', 'served');
      await chooseRow(page, 'Call NoTech/x', 'Call now');
      const refused = page.locator('.notification-toast .notification-list-item-message', {
        hasText: 'Could not call NoTech/x',
      });
      await refused.waitFor({ timeout: PATIENCE_MS });
      assert.match((await refused.textContent()) ?? '', /Allocation failed \(500\)/);
      await snapshot(page, 'tree-actions-refused');

      // A dialplan that cannot be read: the old one stays, and it is said.
      bed.asterisk.writeConfig('extensions.conf', '[from-trunk\nexten => 1,1,NoOp()\n');
      await runCommand(page, 'ARI: Reload Dialplan');
      await page
        .locator('.notification-toast', { hasText: 'refused to reload the dialplan (409)' })
        .waitFor({ timeout: PATIENCE_MS });
      assert.match(await bed.asterisk.cli('dialplan show 502@from-trunk'), /Echo\(\)/);
    },
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { inWorkbench } from '../support/vscode/inWorkbench';
import { packageExtension } from '../support/vscode/packageExtension';
import { runCommand } from '../support/vscode/runCommand';
import { snapshot } from '../support/vscode/snapshot';
import { waitFor } from '../support/waitFor';
import { pressInDialog } from '../support/workbench/dialog';
import { journeyBed } from '../support/workbench/journeyBed';
import { answerText, chooseRow, typeIntoPick } from '../support/workbench/quickInput';
import { connectSaved, savedConnection } from '../support/workbench/savedConnection';

const PATIENCE_MS = 20_000;
const CHANNEL = /Local\/502@from-trunk-\w+;1/;
const bed = journeyBed();
const { folder } = bed;

async function variable(name: string): Promise<unknown> {
  const { body } = await bed.asterisk.rest('GET', '/channels/acted/variable', { variable: name });
  return (body as { value?: unknown }).value;
}

/** Waits for a notification, answers its text and takes it away: it would lie over the next. */
async function told(page: Page, text: RegExp): Promise<string> {
  const toast = page.locator('.notification-toast', { hasText: text });
  await toast.first().waitFor({ timeout: PATIENCE_MS });
  const found = (await toast.first().textContent()) ?? '';
  await runCommand(page, 'Notifications: Clear All Notifications');
  return found;
}

test('a channel’s actions: sub-menus, a form with options, variables, and questions before harm', async () => {
  const vsix = await packageExtension();
  const served = savedConnection(bed.asterisk, { mode: 'serve', application: 'served' });
  await inWorkbench(
    'channel-actions',
    { folder, vsix: [vsix], machineSettings: served },
    async ({ page }) => {
      const tree = await connectSaved(page, bed.asterisk);
      const query = { endpoint: 'Local/502@from-trunk', app: 'served', channelId: 'acted' };
      assert.equal((await bed.asterisk.rest('POST', '/channels', query)).status, 200);
      await tree.see(/^served.*1 channel/);
      await tree.expand(/^served/);
      await tree.see(CHANNEL);

      // The menu stays short: what is used less is one step deeper.
      await tree.openSubmenu(CHANNEL, 'Sound');
      await snapshot(page, 'channel-actions-menu');
      await tree.pressInMenu('Record…');
      await answerText(page, 'Name of the recording', 'journey');
      await chooseRow(page, 'Which format?', 'wav');
      await chooseRow(page, 'Go on, or choose an option', 'Longest');
      await answerText(page, 'End after so many seconds; 0', 'soon');
      await page
        .locator('.quick-input-widget .quick-input-message', { hasText: 'Type a whole number' })
        .waitFor({ timeout: PATIENCE_MS });
      await answerText(page, 'Type a whole number', '60');
      await snapshot(page, 'channel-actions-options');
      await chooseRow(page, 'Go on, or choose an option', 'Record');
      await waitFor('the recording', async () => {
        const { status, body } = await bed.asterisk.rest('GET', '/recordings/live/journey');
        return status === 200 && (body as { target_uri: string }).target_uri === 'channel:acted';
      });

      // Several variables in one line, then one of them with its present value to begin with.
      await runCommand(page, 'ARI: Set Variables…');
      await chooseRow(page, 'Which channel?', (await nameOfChannel()) ?? '');
      await typeIntoPick(page, 'Which variable?', 'COLOUR=red; SIZE=9;;9');
      await waitFor('both variables', async () => {
        return (await variable('COLOUR')) === 'red' && (await variable('SIZE')) === '9;9';
      });
      await tree.openSubmenu(CHANNEL, 'Variables, Snoop, RTP');
      await tree.pressInMenu('Get Variables…');
      await typeIntoPick(page, 'Which variable?', 'COLOUR');
      assert.match(await told(page, /COLOUR of Local/), /: red/);

      // An application that nobody serves: Asterisk would say 204, and let the channel go.
      await tree.openSubmenu(CHANNEL, 'Send Elsewhere');
      await tree.pressInMenu('Move to Application…');
      await typeIntoPick(page, 'To which application?', 'nobody');
      await chooseRow(page, 'Go on, or choose an option', 'Move');
      await pressInDialog(page, 'Test server knows no application nobody', 'Cancel');

      // A class of music is asked for with the back button of a sequence; giving up sends nothing.
      await tree.openSubmenu(CHANNEL, 'Sound');
      await tree.pressInMenu('Send DTMF…');
      await answerText(page, 'Digits to send', '12#');
      await snapshot(page, 'channel-actions-dtmf');
      await chooseRow(page, 'Go on, or choose an option', 'Send');
      await page
        .locator('.statusbar-item', { hasText: 'Sent DTMF to Local/502' })
        .waitFor({ timeout: PATIENCE_MS });
      assert.equal((await bed.asterisk.rest('GET', '/channels/acted')).status, 200);
    },
  );
});

async function nameOfChannel(): Promise<string | undefined> {
  const { body } = await bed.asterisk.rest('GET', '/channels/acted');
  return (body as { name?: string }).name;
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runSnippet } from '../support/runSnippet';
import { inWorkbench } from '../support/vscode/inWorkbench';
import { packageExtension } from '../support/vscode/packageExtension';
import { runCommand } from '../support/vscode/runCommand';
import { snapshot } from '../support/vscode/snapshot';
import { copied } from '../support/workbench/copied';
import { pressInDialog } from '../support/workbench/dialog';
import { EventsView } from '../support/workbench/eventsView';
import { journeyBed } from '../support/workbench/journeyBed';
import { chooseRow } from '../support/workbench/quickInput';
import { connectSaved, savedConnection } from '../support/workbench/savedConnection';

const PATIENCE_MS = 20_000;
const bed = journeyBed();
const { folder } = bed;

test('requests are seen, repeated and copied as code', async () => {
  const vsix = await packageExtension();
  const { asterisk } = bed;
  const served = savedConnection(asterisk, { mode: 'serve', application: 'served' });
  await inWorkbench(
    'request-history',
    { folder, vsix: [vsix], machineSettings: served },
    async ({ page, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const tree = await connectSaved(page, asterisk);
      const query = {
        endpoint: 'Local/502@from-trunk',
        app: 'served',
        channelId: 'odd-one',
        otherChannelId: 'other',
      };
      assert.equal((await asterisk.rest('POST', '/channels', query)).status, 200);
      await tree.expand(/^served/);
      const channel = /Local\/502@from-trunk-\w+;1/;

      // A request of ours stands in the history, with its status.
      await page.locator('.sidebar .pane-header', { hasText: 'Request History' }).click();
      await tree.choose(channel, 'Open as JSON');
      await tree.see(/^channels\.get.*200 · Local\/502/);
      await snapshot(page, 'request-history');

      // A click shows what was asked and answered.
      await tree.rows(/^channels\.get/).click();
      await page.locator('.monaco-editor', { hasText: '200 in' }).waitFor({ timeout: PATIENCE_MS });
      await snapshot(page, 'request-history-answer');

      // With other parameters: all that it was sent with stands there already.
      await tree.choose(/^channels\.get/, 'Edit and Repeat Request…');
      await page.locator('.quick-input-widget', { hasText: 'odd-one' }).waitFor({ timeout: PATIENCE_MS });
      await snapshot(page, 'request-history-edit');
      await page.keyboard.press('Escape');

      // A node is copied as the request that reads it, and that runs.
      await tree.choose(channel, 'Copy as…');
      await chooseRow(page, 'Copy what?', 'GET /channels/odd-one');
      await chooseRow(page, 'As what?', 'curl');
      const curl = await copied(page, /^curl/);
      assert.doesNotMatch(curl, new RegExp(asterisk.password));
      assert.equal(
        (JSON.parse(await runSnippet('curl', curl, asterisk.password)) as { id: string }).id,
        'odd-one',
      );

      // An action is copied without being sent.
      await tree.choose(channel, 'Copy as…');
      await page
        .locator('.quick-input-box input[placeholder="Copy what?"]')
        .waitFor({ timeout: PATIENCE_MS });
      await snapshot(page, 'request-history-what');
      await chooseRow(page, 'Copy what?', 'Hold');
      await page.locator('.quick-input-box input[placeholder="As what?"]').waitFor({ timeout: PATIENCE_MS });
      await snapshot(page, 'request-history-languages');
      await chooseRow(page, 'As what?', 'Python');
      assert.match(
        await copied(page, /^import os/),
        /requests\.post\(\s+"http.*\/ari\/channels\/odd-one\/hold"/,
      );
      assert.equal(await tree.rows(/^channels\.hold/).count(), 0);

      // What cannot be taken back asks again; its failure is told and shown.
      await tree.choose(channel, 'Hang Up');
      await pressInDialog(page, 'Test server?', 'Hang Up');
      const hangup = /^channels\.hangup.*204/;
      await tree.see(hangup);
      await tree.choose(hangup, 'Repeat Request…');
      await pressInDialog(page, 'Hang up the channel odd-one on Test server?', 'Hang Up');
      await tree.see(/^channels\.hangup.*404/);
      await page
        .locator('.notification-toast', { hasText: 'Channel not found' })
        .waitFor({ timeout: PATIENCE_MS });
      await snapshot(page, 'request-history-failed');

      // Only what failed; then the request of a row of the events view, the last language first.
      await runCommand(page, 'ARI: Filter Request History…');
      await chooseRow(page, 'Show which requests?', 'Failed requests');
      await tree.seeNo(hangup);
      await tree.see(/^channels\.hangup.*404/);
      const events = await EventsView.open(page);
      await events
        .rows(/DELETE/)
        .last()
        .click();
      await events.frame.getByRole('button', { name: 'Copy as…' }).click();
      await chooseRow(page, 'As what?', 'Python');
      await copied(page, /requests\.delete\(\s+"http.*\/ari\/channels\/odd-one/);
      await snapshot(page, 'request-history-events');
    },
  );
});

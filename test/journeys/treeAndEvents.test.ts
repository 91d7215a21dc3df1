import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { inWorkbench } from '../support/vscode/inWorkbench';
import { packageExtension } from '../support/vscode/packageExtension';
import { runCommand } from '../support/vscode/runCommand';
import { snapshot } from '../support/vscode/snapshot';
import { waitFor } from '../support/waitFor';
import { EventsView } from '../support/workbench/eventsView';
import { journeyBed } from '../support/workbench/journeyBed';
import { connectSaved, savedConnection } from '../support/workbench/savedConnection';

const PATIENCE_MS = 20_000;
const bed = journeyBed();
const { folder } = bed;

/** Two channels of one call, with ids of the test's choice. */
async function call(id: string): Promise<void> {
  const target = { context: 'from-trunk', extension: '501', priority: '1' };
  const ids = { channelId: `${id}-a`, otherChannelId: `${id}-b` };
  const query = { endpoint: 'Local/501@from-trunk', ...target, ...ids };
  assert.equal((await bed.asterisk.rest('POST', '/channels', query)).status, 200);
}

/** The types that Asterisk does not send to our watching application. */
async function typesOff(): Promise<readonly unknown[]> {
  const applications = (await bed.asterisk.rest('GET', '/applications')).body as {
    readonly name: string;
    readonly events_disallowed: readonly { readonly type: unknown }[];
  }[];
  const ours = applications.find(({ name }) => name.startsWith('ari-workbench-'));
  return (ours?.events_disallowed ?? []).map(({ type }) => type);
}

/** Ticks or unticks rows of the quick pick that is open, and accepts. */
async function tick(page: Page, labels: readonly string[]): Promise<void> {
  for (const label of labels) {
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first();
    await row.click({ timeout: PATIENCE_MS });
  }
  await snapshot(page, 'tree-and-events-types');
  await page.locator('.quick-input-widget').getByRole('button', { name: 'OK', exact: true }).click();
}

test('the tree and the stream show the same selection; types are switched off at Asterisk and back', async () => {
  const vsix = await packageExtension();
  const machineSettings = savedConnection(bed.asterisk);
  await inWorkbench('tree-and-events', { folder, vsix: [vsix], machineSettings }, async ({ page }) => {
    const tree = await connectSaved(page, bed.asterisk);
    const events = await EventsView.open(page);
    await call('one');
    await tree.expand(/^Channels/);
    await tree.expand(/Local\/501@from-trunk-\w+/);

    // From the tree to the stream.
    await tree.rows(/^;1/).first().click();
    const marked = events.frame.locator('.row.highlighted:visible');
    await marked.first().waitFor({ timeout: PATIENCE_MS });
    assert.ok((await events.rows(/./).count()) > (await marked.count()), 'not all rows are about it');
    await snapshot(page, 'tree-and-events-marked');

    // And back: a row of the other half of the call; the focus stays in the stream.
    await events.filter('type:ChannelDialplan one-b');
    await waitFor('the filtered rows', async () => (await events.rows('ChannelStateChange').count()) === 0);
    await events.select('ChannelDialplan');
    const selected = page.locator('.sidebar .monaco-list-row.selected', { hasText: /^;2/ });
    await selected.waitFor({ timeout: PATIENCE_MS });
    assert.equal(await page.evaluate('document.activeElement?.tagName'), 'IFRAME');
    await snapshot(page, 'tree-and-events-revealed');
    await events.filter('');

    // Off at Asterisk.
    await runCommand(page, 'ARI: Switch Event Types Off at Asterisk…');
    await tick(page, ['ChannelDialplan', 'ChannelVarset']);
    await waitFor('the filter at Asterisk', async () => (await typesOff()).length === 2);
    await events.frame.getByText('switched off at Asterisk').first().waitFor({ timeout: PATIENCE_MS });
    await events.rows(/PUT \/applications\/.*eventFilter 200/).waitFor({ timeout: PATIENCE_MS });
    await snapshot(page, 'tree-and-events-off');

    // And on again.
    await runCommand(page, 'ARI: Switch Event Types Off at Asterisk…');
    await tick(page, ['ChannelDialplan', 'ChannelVarset']);
    await waitFor('no filter at Asterisk', async () => (await typesOff()).length === 0);
  });
});

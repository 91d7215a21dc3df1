import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { inWorkbench } from '../support/vscode/inWorkbench';
import { packageExtension } from '../support/vscode/packageExtension';
import { snapshot } from '../support/vscode/snapshot';
import { waitFor } from '../support/waitFor';
import { journeyBed } from '../support/workbench/journeyBed';
import { answerText, chooseRow } from '../support/workbench/quickInput';
import { connectSaved, savedConnection } from '../support/workbench/savedConnection';
import type { ServersTree } from '../support/workbench/serversTree';

const ENDPOINTS = 5_000;
const PATIENCE_MS = 20_000;

function phones(): string {
  return Array.from(
    { length: ENDPOINTS },
    (_, index) =>
      `[e${String(index).padStart(4, '0')}]\ntype = wizard\naccepts_registrations = yes\naor/max_contacts = 1\nendpoint/context = default\nendpoint/allow = ulaw\n`,
  ).join('\n');
}

const bed = journeyBed({ files: { 'pjsip_wizard.conf': phones() } });
const { folder } = bed;

async function ask(method: string, path: string, query: Record<string, string> = {}): Promise<unknown> {
  const { status, body } = await bed.asterisk.rest(method, path, query);
  assert.ok(status < 300, `${method} ${path}: ${String(status)}`);
  return body;
}

/** Presses an inline button of a row. */
async function press(tree: ServersTree, text: string | RegExp, button: string): Promise<void> {
  const row = tree.rows(text).first();
  await row.hover({ timeout: PATIENCE_MS });
  await row.getByRole('button', { name: button }).click({ timeout: PATIENCE_MS });
}

/** Types a filter and leaves it there. */
async function filter(page: Page, tree: ServersTree, text: string | RegExp, typed: string): Promise<void> {
  await press(tree, text, 'Filter…');
  await answerText(page, 'Show only what holds', typed);
}

test('the tree shows all that a server has, thousands of it, and what cannot be had', async () => {
  const vsix = await packageExtension();
  const machineSettings = savedConnection(bed.asterisk, { mode: 'serve', application: 'served' });
  await inWorkbench('tree-everything', { folder, vsix: [vsix], machineSettings }, async ({ page }) => {
    const tree = await connectSaved(page, bed.asterisk);

    // 5,000 endpoints: a page of them, one more, and one of them by a filter.
    await tree.see(/^Endpoints50\d\d/);
    await tree.expand(/^Endpoints/);
    await tree.expand(/^PJSIP/);
    await tree.see(/^aliceonline · NOT_INUSE/);
    await snapshot(page, 'tree-everything-endpoints');
    await filter(page, tree, /^PJSIP/, 'e49 99');
    await tree.see(/^PJSIP“e49 99”: 10 of 50\d\d/);
    await tree.see(/^e4999offline · UNAVAILABLE/);
    await snapshot(page, 'tree-everything-filtered');
    await press(tree, /^PJSIP/, 'Clear Filter');
    await tree.see(/^PJSIP50\d\d/);
    await tree
      .rows(/^PJSIP/)
      .first()
      .press('ArrowLeft');
    await tree
      .rows(/^Endpoints/)
      .first()
      .click();

    // A call that plays and records: seen while it lasts, and the file afterwards.
    const call = { endpoint: 'Local/502@from-trunk', app: 'served', channelId: 'one' };
    await ask('POST', '/channels', call);
    await tree.expand(/^Media/);
    await tree.see(/^Playbacksnone/);
    await ask('POST', '/channels/one/play/p1', { media: 'tone:ring' });
    await tree.see(/^tone:ringplaying · Local\/502@from-trunk-\w+;1/);
    await tree.expand(/^Stored Recordings/);
    await tree.see(/^Stored Recordingsnone/);
    // It begins when the playback has ended.
    await ask('POST', '/channels/one/record', { name: 'minutes', format: 'wav' });
    await ask('DELETE', '/playbacks/p1');
    await tree.see(/^minutesrecording · wav · Local\/502@from-trunk-\w+;1/);
    await tree.see(/^Playbacksnone/);
    await snapshot(page, 'tree-everything-media');
    await ask('POST', '/recordings/live/minutes/stop');
    await tree.see(/^minuteswav/);
    await tree.see(/^Live Recordingsnone/);
    await tree.expand(/^served/);
    await tree.expand(/^Subscriptions/);
    await snapshot(page, 'tree-everything-application');
    await tree
      .rows(/^Media/)
      .first()
      .click();

    // What belongs to the whole server.
    await tree.expand(/^System/);
    await tree.expand(/^Modules/);
    await tree.see(/^Modules\d\d\d/);
    await filter(page, tree, /^Modules/, 'res_stasis.so');
    await tree.see(/^res_stasis\.soused \d+× · Stasis application support/);
    await tree.expand(/^Device States/);
    // An empty folder says how to begin.
    await tree.see(/^Set a device state/);
    await snapshot(page, 'tree-everything-empty');
    await tree.rows('Set a device state…').first().click();
    await answerText(page, /^Which device\?/, 'Stasis:lamp');
    await chooseRow(page, 'Which state shall it have?', 'INUSE');
    await tree.see(/^Stasis:lampINUSE/);
    await tree.seeNo(/^Set a device state/);
    await ask('PUT', '/deviceStates/Stasis%3Adoor', { deviceState: 'RINGING' });
    await press(tree, /^Device States/, 'Refresh');
    await tree.see(/^Stasis:doorRINGING/);
    await tree.expand(/^Log Channels/);
    await tree.see(/messages\.logFile · Enabled/);
    await tree.expand(/^Global Variables/);
    await tree.rows('Show a global variable…').first().click();
    await ask('POST', '/asterisk/variable', { variable: 'TRUNK', value: 'PJSIP/gw' });
    await answerText(page, 'Name of the global variable', 'TRUNK');
    await tree.see(/^TRUNKPJSIP\/gw/);
    await snapshot(page, 'tree-everything-system');

    // A list that cannot be had says so in its place, and can be asked for again.
    await bed.asterisk.cli('module unload res_ari_device_states.so');
    await press(tree, /^Device States/, 'Refresh');
    await tree.seeNo(/^Stasis:lamp/);
    await snapshot(page, 'tree-everything-missing');
    await bed.asterisk.cli('module load res_ari_device_states.so');
    await tree.rows('Not offered by this server').first().click();
    await tree.see(/^Stasis:lampINUSE/);

    // Any of it as a document.
    await tree.choose(/^res_stasis\.so/, 'Open as JSON');
    await waitFor('the module as a document', async () => {
      const text = await page.locator('.monaco-editor .view-lines').first().textContent();
      return text?.includes('support_level') === true;
    });
    await snapshot(page, 'tree-everything-json');
  });
});

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { inWorkbench } from '../support/vscode/inWorkbench';
import { packageExtension } from '../support/vscode/packageExtension';
import { runCommand } from '../support/vscode/runCommand';
import { snapshot } from '../support/vscode/snapshot';
import { waitFor } from '../support/waitFor';
import { copied } from '../support/workbench/copied';
import { pressInDialog } from '../support/workbench/dialog';
import { journeyBed } from '../support/workbench/journeyBed';
import { answerText, chooseRow, typeIntoPick } from '../support/workbench/quickInput';
import { connectSaved, savedConnection } from '../support/workbench/savedConnection';

const PATIENCE_MS = 20_000;
const bed = journeyBed();

/** Opens Run Operation and chooses what is found by `words`. */
async function choose(page: Page, words: string, found: string): Promise<void> {
  await runCommand(page, 'ARI: Run Operation…');
  await typeIntoPick(page, 'Operation', words, found);
}

async function seeDocument(page: Page, text: string | RegExp): Promise<void> {
  await page
    .locator('.monaco-editor .view-lines', { hasText: text })
    .first()
    .waitFor({ timeout: PATIENCE_MS });
}

async function seeNotification(page: Page, text: string | RegExp): Promise<void> {
  await page.locator('.notification-toast', { hasText: text }).first().waitFor({ timeout: PATIENCE_MS });
}

async function variable(channelId: string, name: string): Promise<unknown> {
  const { body } = await bed.asterisk.rest('GET', `/channels/${channelId}/variable`, { variable: name });
  return (body as { value?: unknown }).value;
}

/** Records a channel for a moment, until its file is there. */
async function record(channelId: string, name: string): Promise<void> {
  await waitFor('the recording to begin', async () => {
    const { status } = await bed.asterisk.rest('POST', `/channels/${channelId}/record`, {
      name,
      format: 'wav',
    });
    return status === 201;
  });
  await waitFor('the recording to end', async () => {
    await bed.asterisk.rest('POST', `/recordings/live/${name}/stop`);
    return (await bed.asterisk.rest('GET', `/recordings/stored/${name}`)).status === 200;
  });
}

/** Accepts the file that the save dialog proposes. A browser's dialog is a quick input. */
async function answerSaveDialog(page: Page, file: string): Promise<void> {
  const input = page.locator('.quick-input-widget .quick-input-box input');
  await waitFor('the save dialog', async () => (await input.inputValue()) === file);
  // Enter goes unheard while the dialog still looks the folder up.
  await waitFor(`${file} to be there`, async () => {
    if (fs.existsSync(file)) return true;
    if (await input.isVisible()) await input.press('Enter');
    return false;
  });
}

test('any operation from the palette: chosen by a word, asked for with what there is, answered as a document', async () => {
  const vsix = await packageExtension();
  const settings = savedConnection(bed.asterisk);
  const options = { folder: bed.folder, vsix: [vsix], machineSettings: settings };
  await inWorkbench('run-operation', options, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const tree = await connectSaved(page, bed.asterisk);

    // Nothing to ask for: one Enter, and the answer is there.
    await runCommand(page, 'ARI: Run Operation…');
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor({ timeout: PATIENCE_MS });
    await snapshot(page, 'run-operation-list');
    await typeIntoPick(page, 'Operation', 'asterisk.ping', 'GET /asterisk/ping');
    await seeDocument(page, '"pong"');
    await seeDocument(page, /200\sin/);

    // With values from the server: an endpoint, an id of our own, then everything else beside the request.
    await choose(page, 'channels.originateWithId', 'POST /channels/{channelId}');
    await answerText(page, 'channelId', 'asked');
    await typeIntoPick(page, 'endpoint', 'Local/501@from-trunk');
    await chooseRow(page, 'Send, or choose', 'app');
    await typeIntoPick(page, 'app', 'ari-workbench-', 'our application');
    await typeIntoPick(page, 'Send, or choose', 'variables');
    await typeIntoPick(page, 'variables', 'GREETING=hello = there');
    await snapshot(page, 'run-operation-variables');
    await chooseRow(page, 'variables', 'Done');
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'endpoint=Local%2F501%40from-trunk' })
      .first()
      .waitFor({ timeout: PATIENCE_MS });
    await snapshot(page, 'run-operation-sheet');
    await chooseRow(page, 'Send, or choose', 'Send');
    await seeDocument(page, /"id":\s"asked"/);
    await snapshot(page, 'run-operation-document');
    await tree.see(/Local\/501@from-trunk/);
    assert.equal(await variable('asked', 'GREETING'), 'hello = there');

    // A file is saved.
    await record('asked', 'greeting');
    await choose(page, 'getStoredFile', 'GET /recordings/stored/{recordingName}/file');
    await typeIntoPick(page, 'recordingName', 'greeting', 'wav');
    const saved = path.join(bed.folder, 'greeting.wav');
    await answerSaveDialog(page, saved);
    // It is there before it is written.
    await waitFor('the recording', () => fs.readFileSync(saved).toString('latin1', 0, 4) === 'RIFF');

    // As code, instead of sending it.
    await choose(page, 'channels.hangup', 'DELETE /channels/{channelId}');
    await typeIntoPick(page, 'channelId', 'asked');
    await chooseRow(page, 'Send, or choose', 'Copy as…');
    await chooseRow(page, 'As what?', 'curl');
    const code = await copied(page, /^curl[^]*\/ari\/channels\/asked/);
    assert.match(code, /DELETE/);
    assert.ok(!code.includes(bed.asterisk.password));
    assert.equal((await bed.asterisk.rest('GET', '/channels/asked')).status, 200, 'nothing was sent');

    // What cannot be taken back asks.
    await choose(page, 'channels.hangup', 'DELETE /channels/{channelId}');
    await typeIntoPick(page, 'channelId', 'asked');
    await chooseRow(page, 'Send, or choose', 'Send');
    await pressInDialog(page, 'Hang up the channel asked on Test server?', 'Hang Up');
    await seeNotification(page, /channels\.hangup on Test server: 204/);
    await waitFor('the call to end', async () => {
      return (await bed.asterisk.rest('GET', '/channels/asked')).status === 404;
    });

    // Asterisk's own word, what to do, and the way back with everything that was given.
    await choose(page, 'hold post', 'POST /channels/{channelId}/hold');
    await typeIntoPick(page, 'channelId', 'gone');
    await seeNotification(page, /Channel not found \(404\)\. The channel is gone/);
    await snapshot(page, 'run-operation-error');
    await page
      .locator('.notification-toast', { hasText: 'Channel not found' })
      .getByRole('button', { name: 'Edit and Repeat…' })
      .click();
    await chooseRow(page, 'Send, or choose', 'channelId');
    await page.keyboard.press('Escape');
  });
});

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { WebSocket } from 'ws';
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
const bed = journeyBed();

type Body = Readonly<Record<string, unknown>>;

async function listOf(path: string): Promise<readonly Body[]> {
  const { status, body } = await bed.asterisk.rest('GET', path);
  return status === 200 ? (body as Body[]) : [];
}

/** Accepts the question whose placeholder starts with `placeholder` as it stands. */
async function accept(page: Page, placeholder: string): Promise<void> {
  const input = page.locator(`.quick-input-widget input[placeholder^="${placeholder}"]`);
  await input.waitFor({ timeout: PATIENCE_MS });
  await input.press('Enter');
}

/** Ticks a row of the question whose placeholder starts with `placeholder`; it stays open. */
async function tick(page: Page, placeholder: string, label: string): Promise<void> {
  await page
    .locator(`.quick-input-widget input[placeholder^="${placeholder}"]`)
    .waitFor({ timeout: PATIENCE_MS });
  await page
    .locator('.quick-input-list .monaco-list-row .label-name')
    .getByText(label, { exact: true })
    .first()
    .click({ timeout: PATIENCE_MS });
}

/** Another program's application, there until the test ends. */
async function otherProgram(testContext: TestContext, name: string): Promise<void> {
  const { url, user, password } = bed.asterisk;
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ari/events?app=${name}`, {
    auth: `${user}:${password}`,
  });
  testContext.after(() => socket.close());
  await once(socket, 'open');
}

test('bridges, playbacks, recordings and what belongs to the server, driven from tree and palette', async (testContext) => {
  await otherProgram(testContext, 'theirs');
  const served = savedConnection(bed.asterisk, { mode: 'serve', application: 'served' });
  const options = { folder: bed.folder, vsix: [await packageExtension()], machineSettings: served };
  await inWorkbench('resource-actions', options, async ({ page }) => {
    const tree = await connectSaved(page, bed.asterisk);

    // A bridge, and two calls into it.
    await tree.choose(/^Bridges/, 'Create Bridge…');
    await accept(page, 'What the bridge does');
    await tick(page, 'What it does besides', 'dtmf_events');
    await accept(page, 'What it does besides');
    await answerText(page, 'Name of the bridge', 'Meeting');
    const [bridge] = await waitFor('the bridge', async () => {
      const found = await listOf('/bridges');
      return found.length > 0 ? found : undefined;
    });
    assert.equal(bridge?.name, 'Meeting');
    await Promise.all(
      ['one', 'two'].map((channelId) =>
        bed.asterisk.rest('POST', '/channels', {
          endpoint: 'Local/502@from-trunk',
          app: 'served',
          channelId,
        }),
      ),
    );
    await tree.see(/^served.*2 channels/);
    await tree.expand(/^Bridges/);
    await tree.choose(/^Meeting/, 'Add Channels to Bridge…');
    await page
      .locator('.quick-input-widget input[placeholder^="Which channels enter"]')
      .waitFor({ timeout: PATIENCE_MS });
    await page.locator('.quick-input-check-all, .quick-input-widget .monaco-checkbox').first().click();
    await snapshot(page, 'resource-actions-add');
    await accept(page, 'Which channels enter');
    await accept(page, 'How they enter');
    await waitFor('both in the bridge', async () => {
      const [found] = await listOf('/bridges');
      return (found?.channels as string[] | undefined)?.length === 2;
    });

    // What is played there is told and stopped; what is recorded is stored, and heard.
    await runCommand(page, 'ARI: Play on Bridge…');
    await chooseRow(page, 'Which bridge?', 'Meeting');
    await typeIntoPick(page, 'sound:hello-world', 'tone:ring');
    await runCommand(page, 'ARI: Control Playback…');
    await chooseRow(page, 'Which', 'Meeting');
    await snapshot(page, 'resource-actions-playback');
    await chooseRow(page, 'What to do with tone:ring?', 'Stop');
    await runCommand(page, 'ARI: Record Bridge…');
    await chooseRow(page, 'Which bridge?', 'Meeting');
    await answerText(page, 'Name of the recording', 'minutes');
    await chooseRow(page, 'Which format?', 'ulaw');
    await accept(page, 'Go on');
    await runCommand(page, 'ARI: Stop Recording');
    await chooseRow(page, 'Which recording?', 'minutes');
    await waitFor('the stored recording', async () => (await listOf('/recordings/stored')).length === 1);
    await runCommand(page, 'ARI: Listen to Recording');
    await chooseRow(page, 'Which recording?', 'minutes');
    await page.locator('.tab', { hasText: 'minutes.wav' }).waitFor({ timeout: PATIENCE_MS });
    const player = page
      .frameLocator('iframe.webview.ready')
      .frameLocator('#active-frame')
      .locator('.audio-container audio, audio');
    await waitFor('the player to know how long it lasts', async () => {
      const seconds = await player
        .first()
        .evaluate((audio) => (audio as unknown as { readonly duration: number }).duration);
      return seconds > 0;
    });
    await snapshot(page, 'resource-actions-listen');
    // A webview that has the focus takes the keys that open the palette.
    await page.locator('.tab', { hasText: 'minutes.wav' }).click({ button: 'middle' });
    await runCommand(page, 'ARI: Delete Recording…');
    await chooseRow(page, 'Which recording?', 'minutes');
    await pressInDialog(page, 'Delete the recording minutes on Test server?', 'Delete');
    await waitFor('no recording', async () => (await listOf('/recordings/stored')).length === 0);

    // Another program's event filter.
    await runCommand(page, 'ARI: Edit Event Filter…');
    await chooseRow(page, 'Which application?', 'theirs');
    await tick(page, 'Disallowed', 'ChannelDialplan');
    await snapshot(page, 'resource-actions-filter');
    await accept(page, 'Disallowed');
    await accept(page, 'Allowed');
    await pressInDialog(page, 'Change the event filter of theirs on Test server?', 'Change');
    await waitFor('the filter', async () => {
      const { body } = await bed.asterisk.rest('GET', '/applications/theirs');
      return JSON.stringify((body as Body).events_disallowed) === '[{"type":"ChannelDialplan"}]';
    });

    // A device of ARI's own.
    await runCommand(page, 'ARI: Set Device State…');
    await answerText(page, 'Which device?', 'Stasis:lamp');
    await chooseRow(page, 'Which state', 'RINGING');
    await waitFor('the state', async () => {
      const [lamp] = await listOf('/deviceStates');
      return lamp?.name === 'Stasis:lamp' && lamp.state === 'RINGING';
    });

    // A module goes after two questions, and comes back.
    const isLoaded = async (): Promise<boolean> =>
      (await listOf('/asterisk/modules')).some(({ name }) => name === 'func_rand.so');
    await runCommand(page, 'ARI: Unload Module…');
    await typeIntoPick(page, 'Which module?', 'func_rand.so');
    await pressInDialog(page, 'Unload func_rand.so on Test server?', 'Unload');
    assert.ok(await isLoaded(), 'the first question alone unloads nothing');
    await pressInDialog(page, 'Really unload func_rand.so on Test server', 'Unload It');
    await waitFor('the module gone', async () => !(await isLoaded()));
    await runCommand(page, 'ARI: Load Module…');
    await answerText(page, 'Which module?', 'func_rand.so');
    await waitFor('the module back', isLoaded);

    // A log that was added goes with the next rotation, which says so first.
    await runCommand(page, 'ARI: Add Log Channel…');
    await answerText(page, 'File name', 'calls.log');
    await accept(page, 'What shall be written');
    await waitFor('two logs', async () => (await listOf('/asterisk/logging')).length === 2);
    await runCommand(page, 'ARI: Rotate Log Channel…');
    await typeIntoPick(page, 'Which log channel?', 'messages.log');
    await pressInDialog(page, 'Asterisk drops every log that was added over ARI', 'Rotate');
    await waitFor('one log', async () => (await listOf('/asterisk/logging')).length === 1);
  });
});

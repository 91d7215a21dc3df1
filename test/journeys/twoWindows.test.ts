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
import { typeIntoPick } from '../support/workbench/quickInput';
import { connectSaved, savedConnection } from '../support/workbench/savedConnection';

const PATIENCE_MS = 20_000;
const APPLICATION = 'contested';

const bed = journeyBed();

async function applications(): Promise<readonly string[]> {
  const { body } = await bed.asterisk.rest('GET', '/applications');
  return (body as readonly { readonly name: string }[]).map(({ name }) => name);
}

async function serve(page: Page): Promise<void> {
  await runCommand(page, 'ARI: Serve Application…');
  await typeIntoPick(page, 'Choose an application', APPLICATION);
}

test('two windows on one server: both see all, one serves, the other takes over, and neither fights', async () => {
  const vsix = await packageExtension();
  const { asterisk, folder } = bed;
  const machineSettings = savedConnection(asterisk);
  await inWorkbench('two-windows', { folder, vsix: [vsix], machineSettings }, async ({ page, context }) => {
    const other = await context.newPage();
    await other.goto(page.url());
    await other.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
    const one = await connectSaved(page, asterisk);
    const two = await connectSaved(other, asterisk);
    const watching = (await applications()).filter((name) => name.startsWith('ari-workbench-'));
    assert.equal(new Set(watching).size, 2, `each under a name of its own: ${watching.join(', ')}`);
    await asterisk.cli('channel originate Local/501@from-trunk application Wait 600');
    for (const tree of [one, two]) await tree.see(/^Channels2/);

    await serve(page);
    await one.see(/live · Asterisk .* · serving contested/);
    await serve(other);
    await pressInDialog(other, 'takes the calls away', 'Serve');
    await two.see(/live · Asterisk .* · serving contested/);
    await one.see(/replaced: another client took “contested”/);

    // One notification with one button; what it was is still there to be looked at.
    const notice = page.locator('.notification-toast', { hasText: 'another client took the application' });
    const buttons = notice.locator('.notification-list-item-buttons-container .monaco-button');
    await buttons.first().waitFor({ timeout: PATIENCE_MS });
    assert.deepEqual(await buttons.allTextContents(), ['Take Over']);
    await one.see(/^Channels2/);
    await snapshot(page, 'two-windows-replaced');

    // The call of the application comes to the one that serves it; nobody asked for anything else meanwhile.
    await asterisk.rest('POST', '/channels', { endpoint: 'Local/501@from-trunk', app: APPLICATION });
    await two.see(/^Channels4/);
    await one.see(/replaced: another client took “contested”/);
    assert.equal((await applications()).filter((name) => name === APPLICATION).length, 1);

    await buttons.first().click();
    await one.see(/live · Asterisk .* · serving contested/);
    await two.see(/replaced: another client took “contested”/);
    await one.see(/^Channels4/);
    await snapshot(other, 'two-windows-replaced-other');

    // The window goes, and its application with it; the other is not touched.
    await other.close();
    await asterisk.cli('channel request hangup all');
    await one.see(/^Channelsnone/);
    await waitFor('one application', async () => (await applications()).length === 1);
    await one.see(/live · Asterisk .* · serving contested/);
  });
});

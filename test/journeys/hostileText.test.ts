import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator } from 'playwright-core';
import { journeyBed } from '../support/workbench/journeyBed';
import { inWorkbench } from '../support/vscode/inWorkbench';
import { packageExtension } from '../support/vscode/packageExtension';
import { runCommand } from '../support/vscode/runCommand';
import { snapshot } from '../support/vscode/snapshot';
import { waitFor } from '../support/waitFor';
import { EventsView } from '../support/workbench/eventsView';
import { chooseRow, typeIntoPick } from '../support/workbench/quickInput';
import { connectSaved, savedConnection } from '../support/workbench/savedConnection';

/** Caller names, each an attack, and what must be read instead. */
const NAMES: readonly { readonly name: string; readonly shown: string }[] = [
  { name: '<img src=x onerror=alert(1)>', shown: '<img src=x onerror=alert(1)>' },
  { name: '[click](command:workbench.action.quit)', shown: '[click]\u2060(command:workbench.action.quit)' },
  { name: '$(error)**bold**', shown: '$\u2060(error)**bold**' },
  { name: '\u202Egnol', shown: '‹U+202E›gnol' },
];

/** An endpoint whose channel name is a link in every notification that does not look out. */
const LINK = '[go](command:workbench.action.quit)';

const bed = journeyBed(
  {
    extraDialplan: '[hostile]\nexten => _.,1,Answer()\n same => n,Wait(3600)\n',
  },
  async (asterisk) => {
    for (const { name } of NAMES) {
      const query = { endpoint: 'Local/600@hostile', context: 'default', extension: '100', priority: '1' };
      const { status } = await asterisk.rest('POST', '/channels', {
        ...query,
        callerId: `"${name}" <666>`,
      });
      assert.equal(status, 200);
    }
  },
);
const { folder } = bed;

/** What an attack would have left in `place`: pictures, links to commands, icons from a text. */
async function liveParts(place: Locator): Promise<number> {
  return place.locator('img, a[href^="command:"], a[data-href], .label-name .codicon').count();
}

test('the server hands caller names on as they are: the attack is real', async () => {
  const { body } = await bed.asterisk.rest('GET', '/channels');
  const names = (body as { caller: { name: string } }[]).map(({ caller }) => caller.name);
  for (const { name } of NAMES) assert.ok(names.includes(name), name);
});

test('hostile text is text in the tree, the quick pick, the events view, a dialog and a notification', async () => {
  const vsix = await packageExtension();
  const options = { folder, vsix: [vsix], machineSettings: savedConnection(bed.asterisk) };
  await inWorkbench('hostile-text', options, async ({ page }) => {
    const tree = await connectSaved(page, bed.asterisk);
    for (const { shown } of NAMES) await tree.see(shown);
    assert.equal(await liveParts(page.locator('.sidebar')), 0);
    await snapshot(page, 'hostile-tree');

    // Tooltip.
    const tooltip = page.locator('.workbench-hover', { hasText: 'workbench.action.quit' });
    // A row that is drawn anew (its duration has moved on) takes a tooltip along that was about to show.
    await waitFor('the tooltip', async () => {
      await page.mouse.move(700, 300);
      await tree
        .rows(NAMES[1]?.shown ?? '')
        .first()
        .hover();
      await tooltip.first().waitFor({ timeout: 4_000 });
      return true;
    });
    assert.equal(await liveParts(tooltip.first()), 0);
    await snapshot(page, 'hostile-tooltip');
    await page.mouse.move(700, 300);

    // Quick pick.
    await runCommand(page, 'ARI: Hang Up');
    const pick = page.locator('.quick-input-widget');
    for (const { shown } of NAMES) await pick.getByText(shown).first().waitFor({ timeout: 20_000 });
    assert.equal(await liveParts(pick), 0);
    await snapshot(page, 'hostile-quick-pick');
    await page.keyboard.press('Escape');

    // Notification: the endpoint's name is in it.
    await runCommand(page, 'ARI: Originate…');
    await typeIntoPick(page, 'Endpoint to call', `Local/${LINK}@hostile`);
    await page.locator('.quick-input-widget input[placeholder^="Where the call goes"]').waitFor();
    await page.keyboard.press('Enter');
    await chooseRow(page, 'Call Local/', 'Call now');
    const toast = page.locator('.notification-toast', { hasText: 'is up' });
    await toast.waitFor({ timeout: 20_000 });
    assert.equal(await liveParts(toast), 0);
    assert.equal(await toast.locator('a', { hasText: 'go' }).count(), 0);
    await snapshot(page, 'hostile-notification');

    // Events view: picker, rows, JSON.
    const events = await EventsView.open(page);
    await events.select(/StasisStart/);
    await events.chooseChannel(LINK);
    assert.equal(await events.frame.locator('img, a').count(), 0);
    await snapshot(page, 'hostile-events');

    // Dialog.
    await events.press('Hang Up');
    const dialog = page.locator('.monaco-dialog-box', { hasText: 'Hang up' });
    await dialog.waitFor({ timeout: 20_000 });
    assert.equal(await liveParts(dialog), 0);
    await snapshot(page, 'hostile-dialog');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await waitFor('the dialog to close', async () => !(await dialog.isVisible()));
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Frame, Page } from 'playwright-core';
import { axeProblems } from '../support/axeProblems';
import { journeyBed } from '../support/workbench/journeyBed';
import { inWorkbench } from '../support/vscode/inWorkbench';
import { packageExtension } from '../support/vscode/packageExtension';
import { snapshot } from '../support/vscode/snapshot';
import type { WorkbenchTheme } from '../support/vscode/workbenchSettings';
import { waitFor } from '../support/waitFor';
import { EventsView } from '../support/workbench/eventsView';
import { ServersTree } from '../support/workbench/serversTree';
import { connectSaved, savedConnection } from '../support/workbench/savedConnection';

const THEMES: readonly WorkbenchTheme[] = [
  'Dark Modern',
  'Light Modern',
  'Default High Contrast',
  'Default High Contrast Light',
];

const bed = journeyBed({}, async (asterisk) => {
  await asterisk.cli('channel originate Local/501@from-trunk application Wait 3600');
});
const { folder } = bed;

/** The frame that holds the events view's page. */
async function eventsFrame(page: Page): Promise<Frame> {
  return waitFor('the frame of the events view', async () => {
    for (const frame of page.frames()) {
      const grids = await frame
        .locator('[role="grid"][aria-label="ARI events"]')
        .count()
        .catch(() => 0);
      if (grids > 0) return frame;
    }
    return undefined;
  });
}

/** What opens around the filter, each over the list: pictures, and nothing for axe to object to. */
async function lookAtFilters(page: Page, events: EventsView, theme: WorkbenchTheme): Promise<void> {
  const look = async (what: string): Promise<void> => {
    await snapshot(page, `looks-${theme}-${what}`);
    assert.deepEqual(await axeProblems(await eventsFrame(page), true), [], what);
  };
  await events.frame.getByRole('grid').press('/');
  await page.keyboard.type('type:');
  await events.frame.getByRole('option', { name: 'Dial', exact: true }).waitFor();
  await look('completion');
  await events.filter('type:Dial status:abc ');
  await events.frame.getByText('A status is a number').waitFor();
  await look('problem');
  await events.filter('');
  await events.frame.getByRole('button', { name: /hidden/ }).click();
  await events.frame.getByRole('button', { name: /^ChannelDialplan/ }).waitFor();
  await look('hides');
  await page.keyboard.press('Escape');
  await events.rows('ChannelStateChange').last().click({ button: 'right' });
  await events.frame.getByRole('menuitem').first().waitFor();
  await look('menu');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('type:Channel*');
  await events.frame.locator('.row.found').first().waitFor();
  await look('find');
  await page.keyboard.press('Escape');
}

for (const theme of THEMES) {
  test(`${theme}: the tree and the events view are there, and accessible`, async () => {
    const vsix = await packageExtension();
    const options = { folder, vsix: [vsix], theme, machineSettings: savedConnection(bed.asterisk) };
    await inWorkbench(`looks-${theme}`, options, async ({ page }) => {
      const tree = new ServersTree(page);
      await tree.open();
      await tree.see('Test server');
      const events = await EventsView.open(page);
      await events.frame.locator('.empty').waitFor({ timeout: 20_000 });
      await snapshot(page, `looks-${theme}-empty`);
      await connectSaved(page, bed.asterisk);
      await bed.asterisk.cli('channel originate Local/502@from-trunk application Wait 600');
      await events.select('ChannelStateChange');
      await events.frame
        .locator('[aria-label="Event as JSON"]')
        .getByText('channel', { exact: true })
        .waitFor();
      await snapshot(page, `looks-${theme}`);
      assert.deepEqual(await axeProblems(await eventsFrame(page), true), []);
      await events.button('Columns and time').click();
      await events.frame.getByRole('dialog', { name: 'Columns and time' }).waitFor();
      await snapshot(page, `looks-${theme}-columns`);
      assert.deepEqual(await axeProblems(await eventsFrame(page), true), []);
      await page.keyboard.press('Escape');
      await events.frame.getByRole('grid').press('?');
      await events.frame.getByRole('dialog', { name: 'Keys' }).waitFor();
      await snapshot(page, `looks-${theme}-keys`);
      assert.deepEqual(await axeProblems(await eventsFrame(page), true), []);
      await page.keyboard.press('Escape');
      await lookAtFilters(page, events, theme);
      await page.setViewportSize({ width: 640, height: 800 });
      await snapshot(page, `looks-${theme}-narrow`);
    });
  });
}

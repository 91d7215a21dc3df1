import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';
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

const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
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

/** What axe finds wrong in the events view, a line each. */
async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  const frame = await eventsFrame(page);
  await frame.evaluate(axeSource);
  // The page lets the panel shine through; axe cannot see below the frame and would take white for it.
  await frame.evaluate('document.body.style.background = "var(--vscode-panel-background)"');
  const results = await frame.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`),
  );
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
      assert.deepEqual(await accessibilityProblems(page), []);
      await page.setViewportSize({ width: 640, height: 800 });
      await snapshot(page, `looks-${theme}-narrow`);
    });
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { axeProblems } from '../support/axeProblems';
import { withEventsPage } from '../support/eventsPage';
import { waitFor } from '../support/waitFor';
import { PanelFixture } from '../unit/eventsPage/panelFixture';

/** Width of a column's header, px; 0 while it is hidden. */
async function width(page: Page, column: string): Promise<number> {
  const box = await page.locator(`.header .cell.${column}`).boundingBox();
  return Math.round(box?.width ?? 0);
}

async function becomes(page: Page, column: string, wanted: (px: number) => boolean): Promise<void> {
  await waitFor(`another width of ${column}`, async () => wanted(await width(page, column)));
}

test('columns: dragged, fitted, hidden by keys, and as they were after a reload', async () => {
  const fixture = new PanelFixture();
  fixture.logEvents(20, 'ChannelConnectedLine');
  await withEventsPage(fixture, async ({ page }) => {
    await page.getByText('PJSIP/19', { exact: true }).waitFor();
    const sash = await page.locator('.header .type .sash').boundingBox();
    assert.ok(sash);
    await page.mouse.move(sash.x + 4, sash.y + 10);
    await page.mouse.down();
    await page.mouse.move(sash.x + 94, sash.y + 10, { steps: 3 });
    await page.mouse.up();
    const wide = await width(page, 'type');
    assert.ok(wide > 250, `${wide} px`);
    await page.locator('.header .type .sash').dblclick();
    await becomes(page, 'type', (px) => px < wide - 50);
    const cut = await page
      .locator('.layer .row:not([hidden]) .cell.type')
      .first()
      .evaluate((cell) => {
        const { scrollWidth, clientWidth } = cell as unknown as Record<'clientWidth' | 'scrollWidth', number>;
        return scrollWidth > clientWidth;
      });
    assert.equal(cut, false, 'a fitted column cuts nothing off');
    const fitted = await width(page, 'type');
    await page.getByRole('button', { name: 'Columns and time' }).focus();
    await page.keyboard.press('Enter');
    const menu = page.getByRole('dialog', { name: 'Columns and time' });
    await menu.waitFor();
    assert.deepEqual(await axeProblems(page, false), []);
    await menu.getByRole('button', { name: 'Wider: Type' }).press('Enter');
    await becomes(page, 'type', (px) => px === fitted + 20);
    await menu.getByRole('checkbox', { name: 'Resource' }).press('Space');
    await becomes(page, 'resource', (px) => px === 0);
    await menu.getByRole('checkbox', { name: 'Application' }).press('Space');
    await becomes(page, 'application', (px) => px > 0);
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
    await page.reload();
    await becomes(page, 'type', (px) => px === fitted + 20);
    assert.equal(await width(page, 'resource'), 0);
    assert.ok((await width(page, 'application')) > 0);
  });
});

test('a right click on the header opens the menu of the columns, which a click elsewhere closes', async () => {
  const fixture = new PanelFixture();
  fixture.logEvents(20);
  await withEventsPage(fixture, async ({ page }) => {
    await page.getByText('PJSIP/19', { exact: true }).waitFor();
    await page.locator('.header .cell.type').click({ button: 'right' });
    const menu = page.getByRole('dialog', { name: 'Columns and time' });
    await menu.waitFor();
    // It took the focus, and keeps it.
    await menu.locator(':focus').first().waitFor();
    await page.keyboard.press('Tab');
    await menu.locator(':focus').first().waitFor();
    await page.locator('.layer .row').first().click();
    await menu.waitFor({ state: 'hidden' });
  });
});

test('times: of day, since the row above, since the start, since a marked row; remembered', async () => {
  const fixture = new PanelFixture();
  fixture.logEvents(20);
  await withEventsPage(fixture, async ({ page }) => {
    await page.getByText('PJSIP/19', { exact: true }).waitFor();
    const time = (name: string) => page.locator('.layer .row', { hasText: name }).locator('.time');
    const header = page.locator('.header .time');
    await page.getByRole('grid').focus();
    await page.keyboard.press('t');
    await header.getByText('Delta').waitFor();
    await time('PJSIP/19').getByText('+0.001').waitFor();
    await page.keyboard.press('t');
    await header.getByText('Since start').waitFor();
    await time('PJSIP/19').getByText('+0.019').waitFor();
    await page.locator('.layer .row', { hasText: 'PJSIP/17' }).click();
    await page.keyboard.press('m');
    await header.getByText('Since mark').waitFor();
    await time('PJSIP/19').getByText('+0.002').waitFor();
    await time('PJSIP/16').getByText('-0.001').waitFor();
    await page.reload();
    await header.getByText('Since start').waitFor();
    await time('PJSIP/19').getByText('+0.019').waitFor();
  });
});

test('in 300 px type and summary can be read, in 200 px they alone', async () => {
  const fixture = new PanelFixture();
  fixture.logEvents(20, 'ChannelEnteredBridge');
  await withEventsPage(fixture, async ({ page }) => {
    await page.setViewportSize({ width: 300, height: 400 });
    await becomes(page, 'resource', (px) => px === 0);
    assert.ok((await width(page, 'type')) >= 90);
    assert.ok((await width(page, 'summary')) >= 70);
    assert.ok((await width(page, 'time')) > 0);
    assert.deepEqual(await axeProblems(page, false), []);
    await page.setViewportSize({ width: 200, height: 400 });
    await becomes(page, 'time', (px) => px === 0);
    assert.ok((await width(page, 'summary')) >= 70);
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { readFrame } from '../../src/ari/eventFrame';
import { snapshot } from '../support/vscode/snapshot';
import { axeProblems } from '../support/axeProblems';
import { withEventsPage } from '../support/eventsPage';
import { waitFor } from '../support/waitFor';
import { channelOf, PanelFixture } from '../unit/eventsPage/panelFixture';

/** Two kinds of calls between noise: 40 rounds of 5 rows. */
function busyFixture(): PanelFixture {
  const fixture = new PanelFixture();
  fixture.resources.channel.set('c1', { ...channelOf('c1'), name: 'PJSIP/alice-1' });
  for (let round = 0; round < 40; round += 1) {
    const channel = { id: `c${round % 4}`, name: `PJSIP/${round % 2 === 0 ? 'alice' : 'bob'}-${round % 4}` };
    const events = [
      { type: 'ChannelVarset', variable: 'X', value: String(round), channel },
      { type: 'ChannelVarset', variable: 'Y', value: 'a "quoted" value', channel },
      { type: 'ChannelDialplan', dialplan_app: 'Set', dialplan_app_data: 'A=1', channel },
      { type: 'Dial', peer: channel, dialstring: 'bob', application: 'app' },
      { type: 'StasisStart', channel, application: 'app', args: ['x'] },
    ];
    for (const event of events) fixture.log.append('s', readFrame(JSON.stringify(event)), round);
  }
  return fixture;
}

async function shows(page: Page, counts: string): Promise<void> {
  await waitFor(`the counts "${counts}"`, async () => {
    const text = await page.locator('.counts').first().textContent();
    return text?.startsWith(counts) ? true : undefined;
  });
}

const filter = (page: Page) => page.getByRole('combobox', { name: 'Filter events' });

test('the filter completes fields and values by keyboard, and remembers', async () => {
  await withEventsPage(busyFixture(), async ({ page }) => {
    await shows(page, '200 events');
    await page.getByRole('grid').focus();
    await page.keyboard.press('/');
    await page.keyboard.type('ty');
    await page.getByRole('option', { name: 'type: ' }).waitFor();
    await page.keyboard.press('Tab');
    await page.getByRole('option', { name: 'ChannelDialplan' }).waitFor();
    await snapshot(page, 'filter-completion');
    await page.keyboard.type('di');
    assert.equal(await filter(page).getAttribute('aria-expanded'), 'true');
    await page.keyboard.press('ArrowDown');
    const active = await filter(page).getAttribute('aria-activedescendant');
    assert.equal(await page.locator(`#${active ?? ''}`).textContent(), 'Dial');
    await page.keyboard.press('Enter');
    assert.equal(await filter(page).inputValue(), 'type:Dial ');
    await shows(page, '40 of 200 events');
    await page.keyboard.type('channel:*bob*');
    await shows(page, '20 of 200 events');
    await page.keyboard.press('Escape');
    assert.equal(await filter(page).inputValue(), '');
    await shows(page, '200 events');
    await page.keyboard.type('type:');
    await page.getByRole('option', { name: 'StasisStart' }).waitFor();
    await page.keyboard.type('Dial,');
    await page.getByRole('option', { name: 'StasisStart' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowUp');
    await page.getByRole('option', { name: 'type:Dial channel:*bob*' }).waitFor();
    await page.keyboard.press('Enter');
    await shows(page, '20 of 200 events');
    // The page loaded anew goes on with the filter, and with those of before.
    await page.reload();
    await shows(page, '20 of 200 events');
    await filter(page).fill('');
    await shows(page, '200 events');
    await page.keyboard.press('ArrowUp');
    await page.getByRole('option', { name: 'type:Dial channel:*bob*' }).waitFor();
    await page.keyboard.press('Escape');
    assert.deepEqual(await axeProblems(page, false), []);
  });
});

test('what is wrong with a filter is marked and told, and the rest holds', async () => {
  await withEventsPage(busyFixture(), async ({ page }) => {
    await filter(page).fill('type:Dial status:abc /a(/');
    await shows(page, '40 of 200 events');
    assert.equal(await filter(page).getAttribute('aria-invalid'), 'true');
    assert.deepEqual(await page.locator('.filter-marks .wrong').allTextContents(), ['status:abc', '(']);
    await page.locator('#filter-problem', { hasText: 'A status is a number such as 404' }).waitFor();
    assert.equal(await filter(page).getAttribute('aria-describedby'), 'filter-problem');
    await snapshot(page, 'filter-problem');
    assert.deepEqual(await axeProblems(page, false), []);
    await filter(page).fill('type:Dial');
    await page.locator('#filter-problem').waitFor({ state: 'hidden' });
    assert.equal(await filter(page).getAttribute('aria-invalid'), null);
  });
});

test('noisy types are hidden with one press, at 300 px too, and come back', async () => {
  await withEventsPage(busyFixture(), async ({ page }) => {
    await shows(page, '200 events');
    await page.setViewportSize({ width: 300, height: 500 });
    await page.locator('.quick-hides vscode-button').click();
    const chip = page.getByRole('button', { name: /^ChannelVarset/ });
    await chip.click();
    await shows(page, '120 of 200 events');
    assert.equal(await chip.getAttribute('aria-pressed'), 'true');
    await snapshot(page, 'filter-hides-narrow');
    const box = await page.locator('.quick-hides-popup').boundingBox();
    assert.ok(box && box.x >= 0 && box.x + box.width <= 300, JSON.stringify(box));
    await page.keyboard.press('Escape');
    await page.locator('.types-button').click();
    const again = page.locator('vscode-button[aria-label="Hide ChannelVarset"][aria-pressed="true"]');
    await again.waitFor();
    await snapshot(page, 'filter-types-narrow');
    await again.click();
    await shows(page, '200 events');
    assert.deepEqual(await axeProblems(page, false), []);
  });
});

test('a right click on a cell filters by its value; the menu key does so for the selected row', async () => {
  const fixture = busyFixture();
  await withEventsPage(fixture, async ({ page }) => {
    await page
      .locator('.layer .row .cell.type', { hasText: /^Dial$/ })
      .first()
      .click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Filter by Dial/ }).waitFor();
    assert.deepEqual(await axeProblems(page, false), []);
    await page.getByRole('menuitem', { name: 'Exclude Dial' }).click();
    assert.equal(await filter(page).inputValue(), '-type:Dial');
    await shows(page, '160 of 200 events');
    await page.getByRole('grid').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menu').waitFor();
    await snapshot(page, 'filter-cell-menu');
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'hidden' });
    assert.equal(await page.evaluate('document.activeElement.getAttribute("role")'), 'grid');
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Filter by resource PJSIP/bob-3' }).click();
    assert.equal(await filter(page).inputValue(), '-type:Dial channel:PJSIP/bob-3');
    await shows(page, '40 of 200 events');
    await page.locator('.layer .row .cell.resource', { hasText: 'bob' }).first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Copy PJSIP/bob-3' }).click();
    await waitFor('the copy', () => fixture.copied.includes('PJSIP/bob-3'));
  });
});

test('the search goes from match to match, marks them, hides nothing, and starts over', async () => {
  await withEventsPage(busyFixture(), async ({ page }) => {
    await shows(page, '200 events');
    await page.getByRole('grid').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('type:Dial channel:c3');
    const selected = page.locator('.layer .row[aria-selected="true"]');
    const seconds = async (text: string) =>
      waitFor(`the row ${text} selected`, async () =>
        (await selected.getAttribute('aria-rowindex').catch(() => null)) === text ? true : undefined,
      );
    // Row 1 is the header; the fourth round is the first about c3, its Dial the fourth row.
    await seconds('20');
    await page.locator('.layer .row.found').first().waitFor();
    await page.keyboard.press('Enter');
    await seconds('40');
    // Rows that the jump has brought into sight are painted when they have come from the host.
    await waitFor('the rows of Dial marked, and no others', async () => {
      const marked = await page.locator('.layer .row.found').allTextContents();
      return marked.length > 0 && marked.every((text) => text.includes('Dial'));
    });
    await page.keyboard.press('Shift+Enter');
    await seconds('20');
    await page.keyboard.press('Shift+F3');
    await seconds('200');
    await page.locator('.find-note', { hasText: 'From the end' }).waitFor();
    await snapshot(page, 'filter-find');
    await page.keyboard.press('F3');
    await page.locator('.find-note', { hasText: 'From the start' }).waitFor();
    await shows(page, '200 events');
    assert.deepEqual(await axeProblems(page, false), []);
    await page.getByRole('textbox', { name: 'Find in events' }).fill('nowhere');
    await page.locator('.find-note', { hasText: 'No match' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.find-bar').waitFor({ state: 'hidden' });
    await waitFor('no marks', async () => (await page.locator('.layer .row.found').count()) === 0);
    assert.equal(await page.evaluate('document.activeElement.getAttribute("role")'), 'grid');
  });
});

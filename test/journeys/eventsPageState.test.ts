import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeProblems } from '../support/axeProblems';
import { withEventsPage } from '../support/eventsPage';
import { waitFor } from '../support/waitFor';
import { channelOf, PanelFixture } from '../unit/eventsPage/panelFixture';

test('types switched off at Asterisk are always in sight, and can be changed', async () => {
  const fixture = new PanelFixture();
  fixture.eventFilter = ['ChannelVarset', 'ChannelDialplan'];
  fixture.logEvents(3);
  await withEventsPage(fixture, async ({ page }) => {
    await page.getByText('2 event types switched off at Asterisk').waitFor();
    await page.getByRole('button', { name: 'Change…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Event types switched off at Asterisk' });
    await dialog.getByRole('checkbox', { name: /^Dial/ }).click();
    await dialog.getByRole('checkbox', { name: /^ChannelVarset/ }).click();
    assert.deepEqual(await axeProblems(page, false), []);
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await waitFor('the choice', () => fixture.switchedOff.length > 0);
    assert.deepEqual(fixture.switchedOff, [{ connectionId: 's', hiddenTypes: ['ChannelDialplan', 'Dial'] }]);
    await dialog.waitFor({ state: 'hidden' });
  });
});

test('the way to switch types off at Asterisk is where noisy types are hidden', async () => {
  const fixture = new PanelFixture();
  fixture.logEvents(3);
  await withEventsPage(fixture, async ({ page }) => {
    await page.getByRole('button', { name: /hidden: noisy types$/ }).click();
    await page.getByRole('button', { name: 'Switch Types Off at Asterisk…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Event types switched off at Asterisk' });
    await dialog.getByRole('checkbox', { name: /^ChannelVarset/ }).click();
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await waitFor('the choice', () => fixture.switchedOff.length > 0);
    assert.deepEqual(fixture.switchedOff, [{ connectionId: 's', hiddenTypes: ['ChannelVarset'] }]);
  });
});

test('a file has no buttons that act, no pause and no connection; its damage is told', async () => {
  const fixture = new PanelFixture();
  fixture.source = { kind: 'file', name: 'call<b>.arilog', note: 'Damaged after 3 rows.' };
  fixture.state = { status: 'disconnected' };
  fixture.logEvents(3);
  await withEventsPage(fixture, async ({ page }) => {
    await page.getByText('call<b>.arilog').waitFor();
    await page.getByText('Damaged after 3 rows.').waitFor();
    await page.getByText('PJSIP/2', { exact: true }).waitFor();
    for (const name of ['Hang Up', 'Pause', 'Clear all events', 'Connect']) {
      assert.equal(await page.getByRole('button', { name, exact: true }).count(), 0, name);
    }
    assert.deepEqual(await axeProblems(page, false), []);
  });
});

test('a file is read from its top, while it comes in too', async () => {
  const fixture = new PanelFixture();
  fixture.source = { kind: 'file', name: 'long.arilog', note: undefined };
  fixture.logEvents(200);
  await withEventsPage(fixture, async ({ page }) => {
    await page.getByText('PJSIP/0', { exact: true }).waitFor();
    fixture.logEvents(300);
    await page.getByText('500 events', { exact: true }).waitFor();
    assert.ok(await page.getByText('PJSIP/0', { exact: true }).isVisible());
    assert.equal(await page.locator('.newer').isVisible(), false);
  });
});

test('an empty file says so and offers no connection', async () => {
  const fixture = new PanelFixture();
  fixture.source = { kind: 'file', name: 'empty.arilog', note: undefined };
  await withEventsPage(fixture, async ({ page }) => {
    await page.getByText('The file has none').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Add Connection' }).count(), 0);
  });
});

test('rows of what the tree selects are marked, and a row that the user selects is told', async () => {
  const fixture = new PanelFixture();
  fixture.resources.channel.set('c27', channelOf('c27'));
  fixture.logEvents(30);
  await withEventsPage(fixture, async ({ page, session }) => {
    await page.getByText('PJSIP/29', { exact: true }).waitFor();
    session.highlight({ connectionId: 's', kind: 'channel', resourceId: 'c27', label: 'PJSIP/27' });
    const marked = page.locator('.layer .row.highlighted');
    await marked.getByText('PJSIP/27').waitFor();
    assert.equal(await marked.count(), 1);
    assert.match(await marked.locator('.type').innerText(), /selected in the tree/);
    await marked.click();
    await waitFor('the selection', () => fixture.selected.length > 0);
    assert.deepEqual(fixture.selected, [{ connectionId: 's', kind: 'channel', id: 'c27' }]);
    session.highlight(undefined);
    await marked.waitFor({ state: 'detached' });
  });
});

test('n and Shift+N go from row to row of what the tree selects, however far they are', async () => {
  const fixture = new PanelFixture();
  for (let round = 0; round < 3; round += 1) fixture.logEvents(400);
  await withEventsPage(fixture, async ({ page, session }) => {
    await page.getByText('PJSIP/399', { exact: true }).waitFor();
    session.highlight({ connectionId: 's', kind: 'channel', resourceId: 'c7', label: 'PJSIP/7' });
    await page.getByRole('grid').focus();
    const selected = async (index: number): Promise<void> => {
      await page.locator(`.row[aria-selected="true"][aria-rowindex="${index}"].highlighted`).waitFor();
    };
    await page.keyboard.press('Shift+N');
    await selected(809); // the header is row 1
    await page.keyboard.press('Shift+N');
    await selected(409);
    await page.keyboard.press('n');
    await selected(809);
    await page.keyboard.press('n');
    await page
      .locator('.announcements', { hasText: 'No later row of PJSIP/7' })
      .waitFor({ state: 'attached' });
  });
});

test('what left the log is counted, and the sheet tells the keys', async () => {
  const fixture = new PanelFixture();
  fixture.log.setLimits({ maxRows: 10, maxBytes: 1e9 });
  fixture.logEvents(25);
  await withEventsPage(fixture, async ({ page }) => {
    const dropped = page.getByText(/^\d+ events left the log$/);
    await dropped.waitFor();
    assert.match((await dropped.getAttribute('title')) ?? '', /ariWorkbench\.events\.maxEvents/);
    await page.getByRole('grid').focus();
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keys' });
    await sheet.getByText('Pause, follow again').waitFor();
    assert.deepEqual(await axeProblems(page, false), []);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    await page.locator('.events:focus').waitFor();
  });
});

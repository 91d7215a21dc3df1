import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator } from 'playwright-core';
import { axeProblems } from '../support/axeProblems';
import { withEventsPage } from '../support/eventsPage';
import { waitFor } from '../support/waitFor';
import { channelOf, PanelFixture } from '../unit/eventsPage/panelFixture';

const HOSTILE = `<img src=x onerror="document.title='taken'">\u202e[x](command:y) $(trash)`;

/** The toolkit's buttons take `disabled` over a frame after they are told. */
async function becomeEnabled(button: Locator): Promise<void> {
  await waitFor('an enabled button', () => button.isEnabled());
}

async function becomeDisabled(button: Locator): Promise<void> {
  await waitFor('a disabled button', () => button.isDisabled());
}

test('a long log: few elements, the newest row in sight, every row within reach, nothing axe objects to', async () => {
  const fixture = new PanelFixture();
  fixture.logEvents(50_000);
  await withEventsPage(fixture, async ({ page }) => {
    await page.getByText('PJSIP/49999').waitFor();
    fixture.logEvents(1, 'StasisStart', 'PJSIP/newest-');
    await page.getByText('PJSIP/newest-0').waitFor();
    assert.ok((await page.locator('.layer .row').count()) < 40);
    await page.getByRole('grid').focus();
    await page.keyboard.press('Home');
    await page.getByText('PJSIP/0', { exact: true }).waitFor();
    await page.locator('.detail .json-tree', { hasText: 'id: "c0"' }).waitFor();
    fixture.logEvents(5);
    await page.getByText('5 new').waitFor();
    assert.deepEqual(await axeProblems(page, false), []);
  });
});

test('hostile names are text in every place of the view', async () => {
  const fixture = new PanelFixture();
  fixture.name = HOSTILE;
  fixture.resources.channel.set('c0', { ...channelOf('c0'), name: HOSTILE });
  fixture.logEvents(3, 'Dial', HOSTILE);
  fixture.invoke = async () => Promise.reject(new Error(HOSTILE));
  await withEventsPage(fixture, async ({ page, session }) => {
    await page.locator('.layer .row').first().click();
    session.showResource({ connectionId: 's', resourceId: 'c0', label: HOSTILE });
    await page.locator('.chip').waitFor();
    await page.getByRole('button', { name: 'Hang Up', exact: true }).click();
    await page.locator('.notice[data-tone="failed"]').waitFor();
    await page.getByRole('combobox', { name: 'Channel that the buttons act on' }).click();
    await page.getByRole('option').waitFor();
    await page.getByText('U+202E').first().waitFor();
    assert.equal(await page.locator('img, a').count(), 0);
    assert.equal(await page.title(), 'ARI Events');
    assert.doesNotMatch(await page.locator('body').innerText(), /[\u202a-\u202e]/);
  });
});

test('a blocked command shows as pending, holds up nothing else, and can be given up', async () => {
  const fixture = new PanelFixture();
  const stasis = { application: 'myapp', inferred: false };
  fixture.resources.channel.set('c0', { ...channelOf('c0'), stasis });
  fixture.logEvents(1);
  let answerQuestion = (): void => undefined;
  fixture.invoke = async (action, _target, _signal, sent) => {
    if (action !== 'bridge') return Promise.resolve({ done: true, message: 'Playing tone.' });
    answerQuestion = sent;
    return new Promise(() => undefined);
  };
  await withEventsPage(fixture, async ({ page }) => {
    await page.locator('.layer .row').first().click();
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await becomeDisabled(button('Answer')); // an answered channel cannot be answered
    await button('Bridge…').click();
    await page
      .locator('.notice[data-tone="pending"]', { hasText: 'answer the question in VS Code' })
      .waitFor();
    await becomeDisabled(button('Bridge…'));
    answerQuestion();
    await page.locator('.notice[data-tone="pending"]', { hasText: 'waiting for Asterisk' }).waitFor();
    await button('Play…').click();
    await page.getByText('Playing tone.').waitFor();
    await button('Cancel').click();
    await page.locator('.notice[data-tone="aborted"]').waitFor();
    await becomeEnabled(button('Bridge…'));
  });
});

test('the buttons act on the selected row’s channel or the picker’s, never on one no longer in sight', async () => {
  const fixture = new PanelFixture();
  fixture.resources.channel.set('c0', channelOf('c0'));
  fixture.logEvents(1);
  fixture.log.appendGap('s', 1, 2, 'the connection was lost');
  const asked: string[] = [];
  fixture.invoke = async (_action, { channelId }) => {
    asked.push(channelId);
    return Promise.resolve({ done: true, message: 'Hung up.' });
  };
  await withEventsPage(fixture, async ({ page }) => {
    const hangUp = page.getByRole('button', { name: 'Hang Up', exact: true });
    const picker = page.getByRole('combobox', { name: 'Channel that the buttons act on' });
    const row = (text: string) => page.locator('.layer .row', { hasText: text });
    const detail = page.locator('.detail h2');
    await row('Dial').click();
    await detail.getByText('Dial').waitFor();
    await becomeEnabled(hangUp);
    await row('Events lost').click();
    await detail.getByText('Events lost').waitFor();
    await becomeDisabled(hangUp);
    assert.equal(await picker.inputValue(), '');
    await picker.click();
    await page.getByRole('option').first().click();
    await hangUp.click();
    await page.getByText('Hung up.').waitFor();
    assert.deepEqual(asked, ['c0']);
    await row('Dial').click();
    await detail.getByText('Dial').waitFor();
    await row('Events lost').click();
    await detail.getByText('Events lost').waitFor();
    await becomeDisabled(hangUp); // the picker was used before this selection
  });
});

test('Enter goes into the JSON, Escape back to the list and then closes the JSON', async () => {
  const fixture = new PanelFixture();
  fixture.logEvents(3);
  await withEventsPage(fixture, async ({ page }) => {
    const grid = page.getByRole('grid');
    const focused = page.locator(':focus');
    await page.getByText('PJSIP/2').waitFor();
    await grid.focus();
    await page.keyboard.press('Enter');
    await page.locator('.detail .json-tree:focus', { hasText: 'id: "c2"' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.events:focus').waitFor();
    assert.ok(await page.locator('.detail').isVisible());
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.locator('.detail .json-tree:focus', { hasText: 'id: "c1"' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('.detail').waitFor({ state: 'hidden' });
    assert.equal(await focused.getAttribute('role'), 'grid');
  });
});

test('a long problem leaves room for the list where there is little', async () => {
  const fixture = new PanelFixture();
  const hint = 'Check host and port, and that Asterisk is running. '.repeat(4);
  const problem = { code: 'transport', message: 'Nothing listens there', hint };
  fixture.state = { status: 'waitingToRetry', attempt: 2, retryAt: 0, problem };
  fixture.logEvents(30);
  await withEventsPage(fixture, async ({ page }) => {
    await page.setViewportSize({ width: 290, height: 340 });
    await page.getByRole('button', { name: 'Retry Now' }).waitFor();
    const list = await page.getByRole('grid').boundingBox();
    assert.ok(list && list.height > 40, `the list is ${String(list?.height)} px high`);
  });
});

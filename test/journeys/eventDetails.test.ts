import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFrame } from '../../src/ari/eventFrame';
import { axeProblems } from '../support/axeProblems';
import { withEventsPage } from '../support/eventsPage';
import { waitFor } from '../support/waitFor';
import { PanelFixture } from '../unit/eventsPage/panelFixture';

function logged(event: object): PanelFixture {
  const fixture = new PanelFixture();
  fixture.log.append('s', readFrame(JSON.stringify(event)), 1000);
  return fixture;
}

test('the JSON tree: walked, opened and copied from by keys', async () => {
  const channel = { id: 'c1', name: 'PJSIP/a', caller: { name: 'Bob', number: '1' } };
  const fixture = logged({ type: 'ChannelUserevent', channel, userevent: { deep: { deeper: [1, 2] } } });
  await withEventsPage(fixture, async ({ page }) => {
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    const tree = page.getByRole('tree');
    await tree.getByRole('treeitem', { name: 'ChannelUserevent' }).waitFor();
    const active = page.locator('.json-line[aria-selected="true"]');
    const see = async (text: string): Promise<void> =>
      active.filter({ hasText: new RegExp(`^${text}`) }).waitFor();
    await tree.focus();
    await page.keyboard.press('c');
    await see('channel:');
    await page.keyboard.press('ArrowLeft');
    await tree.getByText('caller').waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await see('id: "c1"');
    await page.keyboard.press('End');
    await see('1: 2');
    await page.keyboard.press('Control+Shift+C');
    await waitFor('the path', () => fixture.copied.at(-1) === 'userevent.deep.deeper[1]');
    await page.keyboard.press('ArrowLeft');
    await see('deeper:');
    await page.keyboard.press('Control+C');
    await waitFor('the value', () => fixture.copied.at(-1) === '[\n  1,\n  2\n]');
    await page.keyboard.press('t');
    await see('type: ');
    assert.equal(await page.locator('.header .time').innerText(), 'Time');
    await page.getByRole('button', { name: 'Collapse all' }).click();
    assert.equal(await tree.getByRole('treeitem').count(), 3);
    await page.getByRole('button', { name: 'Expand all' }).click();
    assert.ok((await tree.getByRole('treeitem').count()) > 10);
    assert.deepEqual(await axeProblems(page, false), []);
    await page.getByRole('button', { name: 'Show as text' }).click();
    await page.locator('.detail pre:focus', { hasText: '"deeper": [' }).waitFor();
    assert.deepEqual(await axeProblems(page, false), []);
  });
});

test('a megabyte of JSON has few lines, and no number loses digits', async () => {
  const fixture = new PanelFixture();
  const many = Array.from({ length: 90_000 }, (_, index) => index);
  const text = JSON.stringify({ type: 'ChannelUserevent', userevent: { many, exact: 0 } });
  fixture.log.append('s', readFrame(text.replace('"exact":0', '"exact":12345678901234567890')), 1000);
  await withEventsPage(fixture, async ({ page }) => {
    await page.locator('.layer .row').first().click();
    const tree = page.getByRole('tree');
    await tree.getByText('12345678901234567890', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Expand all' }).click();
    await page
      .locator('.announcements', { hasText: /^The first [\d,]+ lines are open/ })
      .waitFor({ state: 'attached' });
    const lines = await tree.getByRole('treeitem').count();
    assert.ok(lines > 100 && lines <= 2000, `${lines} lines`);
  });
});

test('REST calls tell request, status and meaning; gaps tell from when to when over all columns', async () => {
  const fixture = new PanelFixture();
  const call = {
    operation: 'channels.answer',
    method: 'POST',
    path: '/channels/c1/answer',
    durationMs: 12.4,
  };
  fixture.log.appendCall('s', 1000, {
    ...call,
    status: 409,
    error: 'Channel not in Stasis application',
    background: false,
  });
  fixture.log.appendGap(
    's',
    new Date(2026, 0, 1, 12, 0, 0, 5).getTime(),
    new Date(2026, 0, 1, 12, 0, 3).getTime(),
    'the server closed the connection',
  );
  await withEventsPage(fixture, async ({ page }) => {
    const failed = page.locator('.layer .row.failed', { hasText: 'REST 409' });
    await failed.waitFor();
    await failed.click();
    const about = page.locator('.call-summary');
    await about.getByText('POST /channels/c1/answer').waitFor();
    await about.getByText(/409 Not in this state.* after 12 ms/).waitFor();
    await about.getByText('Channel not in Stasis application').waitFor();
    const gap = page.locator('.layer .row[data-kind="gap"]');
    await gap.getByText('12:00:00.005 – 12:00:03.000 · events lost for 3.0 s: the server closed').waitFor();
    assert.equal(await gap.locator('.resource').isVisible(), false);
    assert.deepEqual(await axeProblems(page, false), []);
  });
});

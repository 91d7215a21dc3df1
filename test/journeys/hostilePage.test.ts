import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { readFrame } from '../../src/ari/eventFrame';
import { withEventsPage } from '../support/eventsPage';
import { HOSTILE_TEXTS, ODD_TEXTS } from '../support/hostileTexts';
import { snapshot } from '../support/vscode/snapshot';
import { channelOf, PanelFixture } from '../unit/eventsPage/panelFixture';

/*
 * The corpus in every place of the events page that a caller's words reach. VS Code's own places are in
 * hostileSinks.test.ts.
 */

const TEXTS = [...HOSTILE_TEXTS, ...ODD_TEXTS];

/** An event for each text, which stands in all fields that are shown, and a channel of that name. */
function hostileFixture(): PanelFixture {
  const fixture = new PanelFixture();
  for (const [index, { text }] of TEXTS.entries()) {
    const id = `c${index}`;
    const caller = { name: text, number: text };
    fixture.resources.channel.set(id, { ...channelOf(id), name: text, caller });
    const channel = { id, name: text, caller, connected: caller };
    const event = {
      type: 'ChannelUserevent',
      eventname: text,
      application: text,
      channel,
      userevent: { [text]: text },
    };
    fixture.log.append('s', readFrame(JSON.stringify(event)), index);
  }
  return fixture;
}

/** In the page: every text, attribute and field, in its order. */
const ALL_TEXTS = `[...document.querySelectorAll('body, body *')].flatMap((element) => [
  ...[...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent),
  ...[...element.attributes].map((attribute) => attribute.value),
  ...('value' in element ? [String(element.value)] : []),
])`;

/** Every control character but the line break, half characters, and what hides or reorders. */
const UNSAFE = /(?!\n)[\p{Cc}\p{Cs}\u00ad\u200b\u2028-\u202e\u2066-\u2069\u3164\ufeff\u{e0000}-\u{e007f}]/u;

/** Nothing in the page hides or reorders, and nothing has become a link, a picture, a script. */
async function isHarmless(page: Page, where: string): Promise<void> {
  const texts = await page.evaluate<string[]>(ALL_TEXTS);
  assert.deepEqual(
    texts.filter((text) => UNSAFE.test(text)),
    [],
    where,
  );
  const made = 'a[href], img, iframe, object, embed, form, body b, svg, script:not([nonce])';
  assert.equal(await page.locator(made).count(), 0, where);
}

test('hostile texts are shown as what they are in every place of the events page', async () => {
  await withEventsPage(hostileFixture(), async ({ page }) => {
    await page.setViewportSize({ width: 1200, height: 1000 });
    const row = (index: number) => page.locator(`.layer .row[aria-rowindex="${index + 2}"]`);
    for (const [index, { about, shown }] of TEXTS.entries()) {
      await row(index).waitFor();
      const text = (await row(index).locator('.cell.resource').textContent()) ?? '';
      // A long name is cut in the row.
      assert.ok(about === 'long' ? text.startsWith('longlong') : text === shown, `${about}: ${text}`);
    }
    await snapshot(page, 'hostile-page-rows');
    await isHarmless(page, 'the rows');
    for (const [index, { about }] of TEXTS.entries()) {
      await row(index).click();
      await page
        .locator('.detail')
        .getByRole('treeitem', { name: `id: "c${index}"`, exact: true })
        .waitFor();
      await isHarmless(page, `details of ${about}`);
      await row(index).locator('.cell.resource').click({ button: 'right' });
      await page.getByRole('menuitem').first().waitFor();
      await isHarmless(page, `menu of ${about}`);
      await page.keyboard.press('Escape');
    }
    await page.getByRole('combobox', { name: 'Channel that the buttons act on' }).click();
    await page.getByRole('option').first().waitFor();
    await isHarmless(page, 'the channel picker');
    await snapshot(page, 'hostile-page-picker');
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Filter events' }).fill('app:');
    await page.getByRole('option').first().waitFor();
    await isHarmless(page, 'the proposals of the filter');
    await snapshot(page, 'hostile-page-proposals');
  });
});

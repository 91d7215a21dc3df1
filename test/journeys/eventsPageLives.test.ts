import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { injectIntoPage } from '../support/attacks/injectIntoPage';
import { openEventsPage, withEventsPage } from '../support/eventsPage';
import { waitFor } from '../support/waitFor';
import { channelOf, PanelFixture } from '../unit/eventsPage/panelFixture';

const LIVES = 100;
/** Messages that may be under way to a page. */
const MOST = 32;

/** Runs in the page: keeps it from doing anything else for so many ms. */
function holdUp(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end;);
}

/** Hands a message to the page as if a window of `origin` had sent it. */
async function say(page: Page, origin: string, data: object): Promise<void> {
  await page.evaluate(
    ([from, message]) => {
      const scope = globalThis as unknown as EventTarget;
      scope.dispatchEvent(new MessageEvent('message', { origin: from, data: message }));
    },
    [origin, data] as const,
  );
}

test('thrown away a hundred times, in the middle of anything, the page is the same again', async () => {
  const fixture = new PanelFixture();
  fixture.logEvents(200);
  await withEventsPage(fixture, async ({ page, session }) => {
    const field = page.getByRole('combobox', { name: 'Filter events' });
    await field.fill('channel:c1*');
    await page.getByText('111 of 200 events').waitFor();
    session.showResource({ connectionId: 's', resourceId: 'c17', label: 'PJSIP/17' });
    await page.getByText('1 of 200 events', { exact: true }).waitFor();
    const { listeners } = fixture;
    for (let life = 1; life <= LIVES; life += 1) {
      // Some die in their first messages, some later, some when all is there.
      await page.reload({ waitUntil: life % 3 === 0 ? 'load' : 'domcontentloaded' });
      fixture.states.fire({ connectionId: 's', state: { status: 'live', since: life } });
      if (life % 10 !== 0) continue;
      await page.getByText('1 of 200 events', { exact: true }).waitFor();
      assert.equal(await field.inputValue(), 'channel:c1*');
      await page.locator('.chip', { hasText: 'PJSIP/17' }).waitFor();
      await page.locator('.layer .row:visible', { hasText: 'PJSIP/17' }).waitFor();
      // What the page kept is drawn at once, and again when the first messages come.
      await waitFor('that row alone', async () => (await page.locator('.layer .row:visible').count()) === 1);
    }
    assert.equal(fixture.listeners, listeners);
    await page.getByRole('button', { name: 'Show the events of every resource' }).click();
    await page.getByText('111 of 200 events').waitFor();
    // A row that is selected stays so; the list stays where it is, and its details are open.
    const row = page.locator('.layer .row:visible', { hasText: 'PJSIP/195' });
    await row.click();
    await page.reload();
    await page.locator('.row[aria-selected="true"]', { hasText: 'PJSIP/195' }).waitFor();
    await page.locator('.with-detail').waitFor();
  });
});

test('while the page is stuck it is sent little, and what it missed when it goes on', async () => {
  const fixture = new PanelFixture();
  fixture.resources.channel.set('c', channelOf('c'));
  await withEventsPage(fixture, async (opened) => {
    const { page } = opened;
    await page.getByText('0 events').waitFor();
    const before = opened.sent;
    const stuck = page.evaluate(holdUp, 3_000);
    const isStuck = await Promise.race([
      stuck.then(() => false),
      (async () => {
        for (let turn = 0; turn < 500; turn += 1) {
          fixture.logEvents(2);
          const update = { fromRevision: 7 + turn, revision: 8 + turn, changes: [] };
          fixture.updates.fire({ connectionId: 's', update });
          await new Promise((resolve) => setImmediate(resolve));
        }
        return true;
      })(),
    ]);
    assert.ok(isStuck, 'the page was stuck all the time');
    const sent = opened.sent - before;
    assert.ok(sent > 1 && sent <= MOST, `${String(sent)} messages for 1,000 events and 500 updates`);
    fixture.store = { resources: fixture.resources, revision: 507 };
    await stuck;
    await page.getByText('1,000 events').waitFor();
  });
});

test('whoever gets something into the page can run nothing, load nothing and send nothing', async () => {
  const fixture = new PanelFixture();
  const opened = await openEventsPage(fixture);
  try {
    const { attempts, ran } = await opened.page.evaluate(injectIntoPage, 'http://127.0.0.1:9');
    const notStopped = attempts.filter(({ stoppedBy }) => stoppedBy.length === 0).map(({ what }) => what);
    assert.deepEqual(notStopped, []);
    assert.equal(ran, false);
  } finally {
    // Each attempt is a complaint of the page.
    await opened.close();
  }
});

test('what another window says is not heard', async () => {
  const fixture = new PanelFixture();
  fixture.logEvents(3);
  await withEventsPage(fixture, async ({ page }) => {
    await page.getByText('3 events').waitFor();
    const source = { kind: 'file', name: 'a lie', note: undefined };
    const lie = { type: 'snapshot', source, connections: [] };
    for (const origin of ['https://elsewhere.test', 'null', '', 'vscode-webview://other'])
      await say(page, origin, lie);
    const ours = await page.evaluate<string>('window.origin');
    await say(page, ours, { ...lie, source: { ...source, name: 'the truth' } });
    await waitFor('what the host says', async () => (await page.getByText('the truth').count()) > 0);
    assert.equal(await page.getByText('a lie').count(), 0);
    await page.reload();
    await page.getByText('3 events').waitFor();
    await say(page, 'https://elsewhere.test', lie);
    assert.equal(await page.locator('.source-line').isVisible(), false);
  });
});

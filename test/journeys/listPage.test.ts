import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chromium, type Page } from 'playwright-core';
import { endlessFeed, type FeedOptions, type FeedRecord } from '../support/endlessFeed';
import { servePage } from '../support/servePage';
import { findChromium } from '../support/vscode/findChromium';
import { waitFor } from '../support/waitFor';

const ROWS = 5_000_000;

async function withFeed(options: FeedOptions, body: (page: Page) => Promise<void>): Promise<void> {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--enable-smooth-scrolling'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 400 } });
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.addInitScript(endlessFeed, options);
    await page.addInitScript(SIGHT);
    await servePage(page);
    await page.locator('.layer .row:not([hidden])').first().waitFor();
    await body(page);
    assert.deepEqual(complaints, []);
  } finally {
    await browser.close();
  }
}

/** The positions in sight from top to bottom, -1 for a row that is not loaded, and where the first stands. */
interface Sight {
  readonly rows: readonly number[];
  readonly top: number;
}

/** Defines in the page what is in sight. */
const SIGHT = `globalThis.inSight = () => {
  const edge = document.querySelector('.header').getBoundingClientRect().bottom;
  const shown = [...document.querySelectorAll('.layer .row:not([hidden])')]
    .map((row) => ({
      top: row.getBoundingClientRect().top - edge,
      position: Number(/row (\\d+)/.exec(row.querySelector('.summary').textContent)?.[1] ?? -1),
    }))
    .sort((a, b) => a.top - b.top);
  return { rows: shown.map(({ position }) => position), top: Math.round((shown[0]?.top ?? 0) * 10) / 10 };
}`;

/** Follows the tail for two seconds; returns what was in sight in frames where rows were missing or in disorder. */
const FOLLOW = `(async () => {
  const torn = [];
  const end = performance.now() + 2000;
  while (performance.now() < end) {
    await new Promise(requestAnimationFrame);
    // A task after the frame: what it shows is painted.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const { rows } = inSight();
    if (rows.some((row, index) => row !== rows[0] + index)) torn.push(rows.join(' '));
  }
  return torn;
})()`;

/** Drags the scroll bar through the whole list, a step a frame; returns the number of frames. */
const DRAG = `(async () => {
  const list = document.querySelector('.events');
  for (let step = 0; step < 60; step += 1) {
    list.scrollTop = list.scrollHeight * (step / 60);
    await new Promise(requestAnimationFrame);
  }
  list.scrollTop = list.scrollHeight * 0.42;
  return 61;
})()`;

async function inSight(page: Page): Promise<Sight> {
  return page.evaluate<Sight>('inSight()');
}

async function feedOf(page: Page): Promise<FeedRecord> {
  return page.evaluate<FeedRecord>('({ asked: feed.asked, answered: feed.answered })');
}

/** What is in sight once every row of it is loaded; they must follow one another without a hole. */
async function settled(page: Page): Promise<{ readonly rows: readonly number[]; readonly top: number }> {
  const seen = await waitFor('all rows in sight', async () => {
    const now = await inSight(page);
    return now.rows.length > 0 && !now.rows.includes(-1) ? now : undefined;
  });
  const [first = 0] = seen.rows;
  assert.deepEqual(
    seen.rows,
    seen.rows.map((_, index) => first + index),
  );
  return seen;
}

/** Waits until the first or last row in sight, wholly or partly, is the one at `position`. */
async function seeRow(page: Page, which: 'first' | 'last', position: number): Promise<void> {
  await waitFor(`row ${position} as the ${which} in sight`, async () => {
    const { rows } = await settled(page);
    return rows.at(which === 'first' ? 0 : -1) === position;
  });
}

/** Drags the scroll bar to a share of its way. */
async function scrollTo(page: Page, share: number): Promise<void> {
  await page.evaluate(
    `{ const list = document.querySelector('.events');
       list.scrollTop = (list.scrollHeight - list.clientHeight) * ${share}; }`,
  );
  await seePlace(page, share);
}

async function seePlace(page: Page, share: number): Promise<void> {
  await waitFor('the place that the scroll bar says', async () => {
    const [first = 0] = (await inSight(page)).rows;
    return Math.abs(first - share * ROWS) < ROWS / 1000;
  });
}

test('5,000,000 rows: both ends, any place between them, keys and wheel are exact', async () => {
  await withFeed({ rows: ROWS }, async (page) => {
    await seeRow(page, 'last', ROWS - 1);
    await page.getByRole('grid').focus();
    await page.keyboard.press('Home');
    await seeRow(page, 'first', 0);
    const { length } = (await settled(page)).rows;
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    await seeRow(page, 'last', 2 * (length - 2));
    await page.keyboard.press('PageUp');
    await page.keyboard.press('PageUp');
    await seeRow(page, 'first', 0);
    for (const share of [0.37, 0.123, 0.999, 0.5]) {
      await scrollTo(page, share);
      await settled(page);
    }
    await page.keyboard.press('End');
    await seeRow(page, 'last', ROWS - 1);
  });
});

test('the wheel moves by its own pixels anywhere in 5,000,000 rows, at the seams too', async () => {
  await withFeed({ rows: ROWS }, async (page) => {
    await settled(page);
    await page.mouse.move(400, 300);
    const pixels = async (): Promise<number> => {
      const { rows, top } = await settled(page);
      return (rows[0] ?? 0) * 22 - top;
    };
    const wheel = async (by: number): Promise<void> => {
      const before = await pixels();
      await page.mouse.wheel(0, by);
      await waitFor(`the wheel's ${by} px`, async () => Math.abs((await pixels()) - before - by) <= 1);
    };
    for (const share of [0.000001, 0.25, 0.5, 0.9]) {
      await scrollTo(page, share);
      await settled(page);
      for (const by of [100, 100, 7, -50, 3, 300]) await wheel(by);
    }
  });
});

test('rows in sight stay where they are while the oldest leave the log and new ones come', async () => {
  await withFeed({ rows: 50_000, most: 50_000, perSecond: 2000 }, async (page) => {
    await page.mouse.move(400, 300);
    await page.mouse.wheel(0, -400);
    await page.locator('.newer').waitFor();
    const before = await waitFor('a list at rest', async () => {
      const first = await settled(page);
      await page.evaluate(
        'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))',
      );
      const second = await settled(page);
      return first.top === second.top && first.rows[0] === second.rows[0] ? first : undefined;
    });
    const told = await page.locator('.newer').textContent();
    await waitFor('more events', async () => (await page.locator('.newer').textContent()) !== told);
    await page.evaluate('feed.grow(5000)');
    await waitFor(
      'many events',
      async () => Number((await page.locator('.newer').textContent())?.replace(/\D/g, '')) > 5000,
    );
    assert.deepEqual(await settled(page), before);
    await page.locator('.newer').click();
    await page.locator('.newer').waitFor({ state: 'hidden' });
  });
});

test('following the tail, no row in sight is ever empty or out of turn', async () => {
  await withFeed({ rows: 100_000, perSecond: 5000 }, async (page) => {
    await settled(page);
    assert.deepEqual(await page.evaluate(FOLLOW), []);
  });
});

test('a list that follows goes on following while its height changes', async () => {
  await withFeed({ rows: 2000, perSecond: 200 }, async (page) => {
    await settled(page);
    // In the frame in which the list paints itself: its observer has not told it yet.
    await page.evaluate(`(async () => {
      const list = document.querySelector('.list-area');
      for (let step = 0; step < 40; step += 1) {
        list.style.flex = 'none';
        list.style.height = 120 + (step % 4) * 50 + 'px';
        await new Promise(requestAnimationFrame);
      }
      list.style.flex = list.style.height = '';
    })()`);
    await settled(page);
    assert.equal(await page.locator('.newer').isVisible(), false);
  });
});

test('a quick scroll asks for no more than it can show', async () => {
  await withFeed({ rows: ROWS, answerMs: 60 }, async (page) => {
    await settled(page);
    const frames = await page.evaluate<number>(DRAG);
    await seePlace(page, 0.42);
    await settled(page);
    const { asked } = await feedOf(page);
    assert.ok(asked <= frames + 5, `${asked} questions in ${frames} frames`);
  });
});

import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import type { Frame, Page } from 'playwright-core';
import { injectIntoPage } from '../support/attacks/injectIntoPage';
import { inWorkbench } from '../support/vscode/inWorkbench';
import { packageExtension } from '../support/vscode/packageExtension';
import { runCommand } from '../support/vscode/runCommand';
import { snapshot } from '../support/vscode/snapshot';
import { waitFor } from '../support/waitFor';
import { EventsView } from '../support/workbench/eventsView';
import { pageOfView } from '../support/workbench/pageOfView';
import { ServersTree } from '../support/workbench/serversTree';

const PATIENCE_MS = 20_000;
/** How often the page is thrown away, and how often hidden; `eventsPageLives` does so a hundred times. */
const KILLS = 5;
const HIDINGS = 2;
const FILTER = 'type:ChannelCreated';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ws-'));
after(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Waits until the view shows what it showed before: its filter, and the rows that pass it. */
async function seesTheSame(page: Page): Promise<void> {
  await waitFor('the same view', async () => {
    const events = await EventsView.shown(page);
    const field = events.frame.locator('input[aria-label="Filter events"]');
    if ((await field.inputValue({ timeout: 2_000 })) !== FILTER) return undefined;
    if ((await events.frame.getByText('Paused').count()) > 0) return undefined;
    const rows = await events.rows('Channel').allInnerTexts();
    return rows.length > 0 && rows.every((row) => row.includes('ChannelCreated'));
  });
}

/** Moves the events view by the steps of “View: Move View”. */
async function moveTo(page: Page, place: string): Promise<void> {
  await runCommand(page, 'View: Move View');
  for (const text of ['ARI Events', place]) {
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: text });
    await row.first().click({ timeout: PATIENCE_MS });
  }
}

/** The random text that the page's script carries. */
async function nonceOf(frame: Frame): Promise<string> {
  return frame.evaluate<string>(`document.querySelector('script[src]').nonce`);
}

test('the events view is the same after it was moved, hidden, and thrown away again and again', async () => {
  const vsix = await packageExtension();
  const settings = { 'ariWorkbench.simulator.startWithWindow': 60 };
  await inWorkbench('webview-life', { folder, vsix: [vsix], settings }, async ({ page, userData }) => {
    const tree = new ServersTree(page);
    await tree.open();
    await tree.see(/^Simulated Asterisk.*live · Asterisk/);
    const events = await EventsView.open(page);
    await events.rows('ChannelCreated').first().waitFor({ timeout: PATIENCE_MS });
    await events.filter(FILTER);
    await seesTheSame(page);
    const nonces = new Set([await nonceOf(await pageOfView(page))]);
    const places = ['ARI Workbench', 'New Side Bar Entry', 'New Secondary Side Bar Entry', 'New Panel Entry'];
    for (const place of places) {
      await moveTo(page, place);
      await seesTheSame(page);
      nonces.add(await nonceOf(await pageOfView(page)));
      await snapshot(page, `webview-life-${place}`);
    }
    assert.equal(nonces.size, 1 + places.length, 'a fresh nonce for every page');
    assert.ok([...nonces].every((nonce) => /^[0-9a-f]{32}$/.test(nonce)));
    for (let turn = 0; turn < HIDINGS; turn += 1) {
      await runCommand(page, 'View: Toggle Panel Visibility');
      await page.locator('.part.panel').waitFor({ state: 'hidden', timeout: PATIENCE_MS });
      await runCommand(page, 'View: Toggle Panel Visibility');
      await seesTheSame(page);
    }
    for (let turn = 0; turn < KILLS; turn += 1) {
      const frame = await pageOfView(page);
      await runCommand(page, 'Developer: Reload Webviews');
      await waitFor('the old page to go', () => frame.isDetached());
      await seesTheSame(page);
    }
    await checkPolicy(page);
    // VS Code notes there what an extension leaves unhandled.
    const logs = fs.readdirSync(path.join(userData, 'logs'), { recursive: true, encoding: 'utf8' });
    const host = logs.filter((name) => name.endsWith('exthost.log'));
    assert.ok(host.length > 0);
    for (const name of host) {
      const text = fs.readFileSync(path.join(userData, 'logs', name), 'utf8');
      assert.doesNotMatch(text, /\[error\].*(ari-workbench|Unknown webview|rejected promise)/i, name);
    }
  });
});

/** Whoever gets markup or a script's effect into the page can run nothing, load nothing and send nothing. */
async function checkPolicy(page: Page): Promise<void> {
  const asked: string[] = [];
  const elsewhere = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  const { port } = elsewhere.address() as AddressInfo;
  try {
    const frame = await pageOfView(page);
    const { attempts, ran } = await frame.evaluate(injectIntoPage, `http://127.0.0.1:${String(port)}`);
    const notStopped = attempts.filter(({ stoppedBy }) => stoppedBy.length === 0).map(({ what }) => what);
    // The frame's sandbox stops a form without a word, before the policy is asked.
    assert.deepEqual(notStopped, ['a form']);
    assert.equal(ran, false);
    assert.deepEqual(asked, []);
    const policy = await frame.evaluate<string>(
      `document.querySelector('meta[http-equiv="Content-Security-Policy"]').content`,
    );
    assert.match(policy, /^default-src 'none';/);
    // VS Code's own resources have an address that it alone knows: the font's is a pattern of its making.
    const [fonts = ''] = /font-src [^;]*/.exec(policy) ?? [];
    assert.match(fonts, /^font-src( 'self'| https:\/\/\*\.vscode-cdn\.net)+$/);
    assert.doesNotMatch(policy.replace(fonts, ''), /unsafe|\*|https?:|data:|blob:|'self'/);
    await snapshot(page, 'webview-life-attacked');
  } finally {
    elsewhere.close();
  }
}

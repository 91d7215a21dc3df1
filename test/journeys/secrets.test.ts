import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { startSimulator } from '../../src/simulator/startSimulator';
import { CANARY_PASSWORD, findSecret } from '../support/findSecret';
import { freePort } from '../support/freePort';
import { inWorkbench } from '../support/vscode/inWorkbench';
import { packageExtension } from '../support/vscode/packageExtension';
import { runCommand } from '../support/vscode/runCommand';
import { snapshot } from '../support/vscode/snapshot';
import { waitFor } from '../support/waitFor';
import { EventsView } from '../support/workbench/eventsView';
import { answerText, chooseRow } from '../support/workbench/quickInput';
import { ServersTree } from '../support/workbench/serversTree';
import { httpServer, sendJson } from '../unit/ari/localServer';

const PATIENCE_MS = 20_000;
const USER = 'canary-user';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ws-'));
after(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Every file below `place`, inflated where it is a capture. */
function* filesBelow(place: string): Generator<readonly [name: string, bytes: Buffer]> {
  for (const name of fs.readdirSync(place, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(place, name);
    if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile()) continue;
    const bytes = fs.readFileSync(file);
    yield [file, bytes];
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) yield [`${file}, inflated`, gunzipSync(bytes)];
  }
}

/** What every process of this machine was started with, as far as it may be read. */
function* processes(): Generator<readonly [name: string, bytes: Buffer]> {
  if (process.platform !== 'linux') return;
  for (const id of fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)) {
    for (const kind of ['cmdline', 'environ']) {
      try {
        yield [`${kind} of process ${id}`, fs.readFileSync(`/proc/${id}/${kind}`)];
      } catch {
        // It has ended, or is somebody else's.
      }
    }
  }
}

/** Runs in the page: everything that the browser keeps. */
async function browserStorage(): Promise<string> {
  const scope = globalThis as unknown as {
    localStorage: object;
    sessionStorage: object;
    document: { cookie: string };
    indexedDB: { databases(): Promise<{ name: string }[]>; open(name: string): Record<string, unknown> };
  };
  const done = async (request: Record<string, unknown>): Promise<unknown> =>
    new Promise((resolve) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(undefined);
    });
  const found: unknown[] = [{ ...scope.localStorage }, { ...scope.sessionStorage }, scope.document.cookie];
  for (const { name } of await scope.indexedDB.databases()) {
    const database = (await done(scope.indexedDB.open(name))) as
      | {
          objectStoreNames: string[];
          transaction(name: string): {
            objectStore(name: string): {
              getAll(): Record<string, unknown>;
              getAllKeys(): Record<string, unknown>;
            };
          };
          close(): void;
        }
      | undefined;
    for (const store of database?.objectStoreNames ?? []) {
      const objects = database?.transaction(store).objectStore(store);
      if (objects) found.push(await done(objects.getAllKeys()), await done(objects.getAll()));
    }
    database?.close();
  }
  const bytes = (_key: string, value: unknown): unknown =>
    ArrayBuffer.isView(value) || value instanceof ArrayBuffer
      ? new TextDecoder().decode(value as ArrayBuffer)
      : value;
  return JSON.stringify(found, bytes);
}

/** The markup and the text fields of every frame. */
async function* shownIn(page: Page): AsyncGenerator<readonly [name: string, text: string]> {
  for (const frame of page.frames()) {
    yield [`the page ${frame.url()}`, await frame.content().catch(() => '')];
    const values = await frame
      .locator('input, textarea')
      .evaluateAll((fields) => fields.map((field) => (field as unknown as { value: string }).value))
      .catch(() => []);
    yield [`the fields of ${frame.url()}`, values.join('\n')];
  }
}

async function connect(page: Page, name: string): Promise<void> {
  await runCommand(page, 'ARI: Connect');
  await chooseRow(page, 'Which server?', name);
  await answerText(page, `Password of ${USER}`, CANARY_PASSWORD);
  await chooseRow(page, 'Keep the password?', 'Keep');
}

async function save(page: Page, format: string, ending: string): Promise<void> {
  await runCommand(page, 'ARI: Save Capture…');
  await chooseRow(page, 'Which rows to save', 'All rows');
  await chooseRow(page, 'Format of the file', format);
  await chooseRow(page, 'Numbers and names', 'Keep them');
  const input = page.locator('.quick-input-widget .quick-input-box input');
  await waitFor(`a file ending in ${ending}`, async () => {
    if (fs.readdirSync(folder).some((name) => !name.startsWith('.') && name.endsWith(ending))) return true;
    const offered = await input.inputValue({ timeout: 1_000 }).catch(() => '');
    if (offered.endsWith(ending)) await input.press('Enter');
    return false;
  });
}

test('the password is in no file, page, log, state or process after failures of every kind', async (context) => {
  const vsix = await packageExtension();
  const simulator = await startSimulator({
    users: [{ name: USER, password: CANARY_PASSWORD, readOnly: false }],
    callsPerMinute: 240,
  });
  context.after(() => simulator.close());
  // Quotes what it refuses, as proxies do.
  const echo = await httpServer(context, (request, response) => {
    const pair = Buffer.from((request.headers.authorization ?? '').slice(6), 'base64').toString('utf8');
    sendJson(response, { message: `Refused: ${request.headers.authorization ?? ''}, ${pair}` }, 401);
  });
  const entry = (name: string, url: string): object => ({ name, url, user: USER });
  const machineSettings = {
    'ariWorkbench.connections': [
      entry('Simulator', simulator.url),
      entry('Echo', echo.address.href),
      entry('Nobody', `http://127.0.0.1:${String(await freePort())}`),
    ],
  };
  const options = { folder, vsix: [vsix], machineSettings };
  await inWorkbench('secrets', options, async ({ page, context: browser, userData, server }) => {
    await browser.grantPermissions(['clipboard-read', 'clipboard-write']);
    const tree = new ServersTree(page);
    await tree.open();
    await tree.see(/^Echo/);

    // Refused with our own header, nobody there, right.
    await connect(page, 'Echo');
    await tree.see(/^Echo.*failed: Refused: Basic •••, canary-user:•••/);
    await connect(page, 'Nobody');
    await tree.see(/^Nobody.*Nothing listens/);
    await connect(page, 'Simulator');
    await tree.see(/^Simulator.*live/);

    // A password in an address, as far as it is typed.
    await runCommand(page, 'ARI: Add Connection…');
    await answerText(page, 'Address of the Asterisk', `http://${USER}:${CANARY_PASSWORD}@127.0.0.1:8088`);
    await page
      .locator('.quick-input-widget .quick-input-message', { hasText: 'user name or a password' })
      .waitFor({ timeout: PATIENCE_MS });
    await page.keyboard.press('Escape');

    const events = await EventsView.open(page);
    await events
      .rows(/ChannelCreated/)
      .first()
      .waitFor({ timeout: PATIENCE_MS });
    for (const [format, ending] of [
      ['ARI capture (.arilog)', '.arilog'],
      ['CSV (.csv)', '.csv'],
    ] as const)
      await save(page, format, ending);

    // The server goes in the middle of it; the window comes back with what it has kept.
    await simulator.close();
    await tree.see(/^Simulator.*(Nothing listens|closed|next try)/);
    await snapshot(page, 'secrets');
    await page.reload();
    await tree.open();
    await tree.see(/^Simulator/);
    await runCommand(page, 'ARI: Show in Events');

    // The search finds what is there: the user's name is no secret.
    const artefacts: (readonly [name: string, bytes: Buffer | string])[] = [
      ...filesBelow(userData),
      ...filesBelow(folder),
      ...processes(),
      ['what the server printed', server.output()],
      ['what the browser keeps', await page.evaluate(browserStorage)],
      ['the clipboard', await page.evaluate<string>('navigator.clipboard.readText()')],
    ];
    for await (const shown of shownIn(page)) artefacts.push(shown);
    const names = artefacts.filter(([, bytes]) => bytes.includes(USER)).map(([name]) => name);
    for (const place of [/settings\.json$/, /the page/])
      assert.ok(
        names.some((name) => place.test(name)),
        String(place),
      );
    for (const ending of ['.arilog, inflated', '.csv', '.log'])
      assert.ok(
        artefacts.some(([name, bytes]) => name.endsWith(ending) && bytes.length > 0),
        ending,
      );
    for (const [name, bytes] of artefacts)
      assert.equal(findSecret(bytes, CANARY_PASSWORD, USER), undefined, name);
  });
});

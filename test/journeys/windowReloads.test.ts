import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { faultProxy } from '../support/proxy/faultProxy';
import { simulatorServer } from '../support/server/simulatorServer';
import { inWorkbench } from '../support/vscode/inWorkbench';
import { packageExtension } from '../support/vscode/packageExtension';
import { runCommand } from '../support/vscode/runCommand';
import { waitFor } from '../support/waitFor';
import { answerText, chooseRow } from '../support/workbench/quickInput';
import { savedConnection } from '../support/workbench/savedConnection';
import { ServersTree } from '../support/workbench/serversTree';

const RELOADS = 50;
/** A window's extension host ends a while after its page, ms. */
const PATIENCE_MS = 60_000;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ws-'));
after(() => fs.rmSync(folder, { recursive: true, force: true }));

test(`a window reloaded ${String(RELOADS)} times holds one application, one event socket and nothing of before`, async (context) => {
  const vsix = await packageExtension();
  const server = await simulatorServer();
  context.after(() => server.stop());
  const proxy = await faultProxy(context, server.url);
  const machineSettings = savedConnection({ url: proxy.url, user: server.user });
  const applications = async (): Promise<readonly string[]> => {
    const { body } = await server.rest('GET', '/applications');
    return (body as readonly { readonly name: string }[])
      .map(({ name }) => name)
      .filter((name) => name.startsWith('ari-workbench-'));
  };
  await inWorkbench('window-reloads', { folder, vsix: [vsix], machineSettings }, async ({ page }) => {
    const tree = new ServersTree(page);
    await tree.open();
    await tree.see('Test server');
    await runCommand(page, 'ARI: Connect');
    await answerText(page, 'Password of', server.password);
    await chooseRow(page, 'Keep the password?', 'Keep');
    await tree.see(/^Test server.*live/);

    /** Waits until this window, and no earlier one, is connected. */
    const isAlone = async (before: readonly string[]): Promise<void> => {
      await waitFor(
        'the one application of the reloaded window',
        async () => {
          const now = await applications();
          return now.length === 1 && !before.includes(now[0] ?? '') && proxy.open() === 1;
        },
        { timeoutMs: PATIENCE_MS },
      );
    };
    const seen = new Set(await applications());
    for (let turn = 1; turn <= RELOADS; turn += 1) {
      await page.reload();
      // Some are reloaded again before the extension runs, some while it connects, some when it is live.
      if (turn % 5 === 0) await page.locator('.monaco-workbench').waitFor({ timeout: PATIENCE_MS });
      if (turn % 10 !== 0) continue;
      await isAlone([...seen]);
      for (const name of await applications()) seen.add(name);
    }
    assert.equal(seen.size, 1 + RELOADS / 10, 'every window that was waited for had its own application');
    // One for events, and what REST keeps alive.
    assert.equal(proxy.open(), 1);
    assert.ok(proxy.open('all') <= 1 + 4, `${String(proxy.open('all'))} connections`);
    assert.deepEqual(fs.readdirSync(folder), [], 'no file in the workspace');
  });
});

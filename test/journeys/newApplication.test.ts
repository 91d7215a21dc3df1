import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { inWorkbench } from '../support/vscode/inWorkbench';
import { packageExtension } from '../support/vscode/packageExtension';
import { runCommand } from '../support/vscode/runCommand';
import { snapshot } from '../support/vscode/snapshot';
import { pressInDialog } from '../support/workbench/dialog';
import { answerText, chooseRow } from '../support/workbench/quickInput';
import { savedConnection } from '../support/workbench/savedConnection';
import { ServersTree } from '../support/workbench/serversTree';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ws-'));
after(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Nothing listens there: writing a program needs no server. */
const SERVER = { url: 'http://127.0.0.1:9', user: 'developer' };
const NAME = 'Büro & <img> (1)';

async function ask(page: Page, language: string, name: string, place: string): Promise<void> {
  await runCommand(page, 'ARI: New ARI Application…');
  await chooseRow(page, 'In which language?', language);
  await chooseRow(page, 'For which server?', 'Test server');
  await answerText(page, 'Name of the application', name);
  await chooseRow(page, 'Where?', `${path.basename(folder)}/${place}`);
}

test('a program is written, opened, and overwritten only when somebody says so', async () => {
  const machineSettings = savedConnection(SERVER);
  const vsix = [await packageExtension()];
  await inWorkbench('new-application', { folder, machineSettings, vsix }, async ({ page }) => {
    const tree = new ServersTree(page);
    await tree.open();
    await tree.see('Test server');
    await ask(page, 'TypeScript', NAME, 'buro-img-1');
    await page.locator('.tab', { hasText: 'application.ts' }).waitFor({ timeout: 20_000 });
    await page.locator('.view-lines', { hasText: 'serveCall' }).waitFor({ timeout: 20_000 });
    const written = path.join(folder, 'buro-img-1');
    const settingsFile = path.join(written, 'settings.json');
    assert.deepEqual(JSON.parse(fs.readFileSync(settingsFile, 'utf8')), { ...SERVER, application: NAME });
    assert.deepEqual(fs.readdirSync(written).sort(), [
      ...['.gitignore', 'README.md', 'package.json', 'settings.json', 'src', 'tsconfig.json'],
    ]);
    await snapshot(page, 'new-application');

    fs.writeFileSync(settingsFile, 'mine');
    await ask(page, 'TypeScript', NAME, 'buro-img-1');
    await pressInDialog(page, 'Overwrite 13 of the files', 'Cancel');
    await ask(page, 'Python', 'hello', 'hello');
    await page.locator('.tab', { hasText: 'application.py' }).waitFor({ timeout: 20_000 });
    assert.equal(fs.readFileSync(settingsFile, 'utf8'), 'mine');
    await ask(page, 'TypeScript', NAME, 'buro-img-1');
    await pressInDialog(page, 'Overwrite 13 of the files', 'Overwrite');
    await page.locator('.tab.active', { hasText: 'application.ts' }).waitFor({ timeout: 20_000 });
    assert.match(fs.readFileSync(settingsFile, 'utf8'), /developer/);
  });
});

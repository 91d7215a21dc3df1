import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { inWorkbench } from '../support/vscode/inWorkbench';
import { packageExtension } from '../support/vscode/packageExtension';
import { snapshot } from '../support/vscode/snapshot';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ws-'));
after(() => fs.rmSync(folder, { recursive: true, force: true }));

test('the packaged extension shows its view with a way to the first connection', async () => {
  const vsix = await packageExtension();
  await inWorkbench('smoke', { folder, vsix: [vsix] }, async ({ page }) => {
    await page.locator('.activitybar [aria-label^="ARI Workbench"]').first().click({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Add Connection', exact: true }).waitFor({ timeout: 20_000 });
    await snapshot(page, 'smoke');
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inWorkbench } from '../support/vscode/inWorkbench';
import { packageExtension } from '../support/vscode/packageExtension';
import { snapshot } from '../support/vscode/snapshot';
import { pressInDialog } from '../support/workbench/dialog';
import { journeyBed } from '../support/workbench/journeyBed';
import { answerText, chooseRow } from '../support/workbench/quickInput';
import { ServersTree } from '../support/workbench/serversTree';

const bed = journeyBed({ tls: true });

test('a server with a certificate of its own: refused by name, then trusted by its CA file', async () => {
  const { httpsUrl, caFile, user, password } = bed.asterisk;
  assert.ok(httpsUrl !== undefined && caFile !== undefined);
  const vsix = await packageExtension();
  await inWorkbench('tls', { folder: bed.folder, vsix: [vsix] }, async ({ page }) => {
    const tree = new ServersTree(page);
    await tree.open();
    await page.getByRole('button', { name: 'Add Connection', exact: true }).click({ timeout: 20_000 });
    await answerText(page, 'Address of the Asterisk', httpsUrl);
    await answerText(page, 'User of ari.conf', user);
    await answerText(page, 'Password of', password);
    await answerText(page, 'PEM file with the CA', '');
    await chooseRow(page, 'How do you want to use', 'Watch');
    const dialog = page.locator('.monaco-dialog-box', { hasText: /certificate/i });
    await dialog.waitFor({ timeout: 20_000 });
    await snapshot(page, 'tls-refused');
    await pressInDialog(page, /certificate/i, 'Edit CA File');
    await answerText(page, 'PEM file with the CA', caFile);
    await chooseRow(page, 'How do you want to use', 'Watch');
    await tree.see(/live · Asterisk/);
    await snapshot(page, 'tls-trusted');
  });
});

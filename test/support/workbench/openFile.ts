import type { Page } from 'playwright-core';

/** How long VS Code may take to find the file, ms. */
const PATIENCE_MS = 20_000;

/** Opens a file of the workspace by its name. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+P');
  const input = page.locator('.quick-input-widget .quick-input-box input');
  await input.fill(name);
  await page
    .locator('.quick-input-list .monaco-list-row.focused', { hasText: name })
    .waitFor({ timeout: PATIENCE_MS });
  await input.press('Enter');
}

import type { Page } from 'playwright-core';

/** Presses a button of the modal dialog that holds `text`. Waits up to 20 s for it. */
export async function pressInDialog(page: Page, text: string | RegExp, button: string): Promise<void> {
  const dialog = page.locator('.monaco-dialog-box', { hasText: text });
  await dialog.waitFor({ timeout: 20_000 });
  await dialog.getByRole('button', { name: button, exact: true }).click();
}

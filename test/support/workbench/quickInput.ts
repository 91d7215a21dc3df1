import type { Page } from 'playwright-core';
import { displayText } from '../../../src/shared/displayText';

/** How long a step of a quick input may take to appear, ms. */
const PATIENCE_MS = 20_000;

/** Types an answer into the input box whose prompt holds `prompt`, and accepts it. */
export async function answerText(page: Page, prompt: string | RegExp, text: string): Promise<void> {
  await page
    .locator('.quick-input-widget .quick-input-message', { hasText: prompt })
    .waitFor({ timeout: PATIENCE_MS });
  const input = page.locator('.quick-input-widget .quick-input-box input');
  await input.fill(text);
  await input.press('Enter');
}

/** Chooses the row labelled `label` in the quick pick whose placeholder starts with `placeholder`. */
export async function chooseRow(page: Page, placeholder: string, label: string): Promise<void> {
  await waitForPick(page, placeholder);
  await page
    .locator('.quick-input-list .monaco-list-row .label-name')
    .getByText(label, { exact: true })
    .first()
    .click({ timeout: PATIENCE_MS });
}

/**
 * Types into the quick pick whose placeholder starts with `placeholder`, waits until the first row holds
 * `expected` (what is typed, unless told), and accepts it.
 */
export async function typeIntoPick(
  page: Page,
  placeholder: string,
  text: string,
  expected = text,
): Promise<void> {
  await waitForPick(page, placeholder);
  const input = page.locator('.quick-input-widget .quick-input-box input');
  await input.fill(text);
  await page
    .locator('.quick-input-list .monaco-list-row.focused', { hasText: displayText(expected) })
    .first()
    .waitFor({ timeout: PATIENCE_MS });
  await input.press('Enter');
}

/** Waits for the quick pick whose placeholder starts with `placeholder`. */
async function waitForPick(page: Page, placeholder: string): Promise<void> {
  await page
    .locator(`.quick-input-widget .quick-input-box input[placeholder^="${placeholder}"]`)
    .waitFor({ timeout: PATIENCE_MS });
}

import type { FrameLocator, Locator, Page } from 'playwright-core';
import { runCommand } from '../vscode/runCommand';
import { webviewFrame } from '../vscode/webviewFrame';
import { waitFor } from '../waitFor';

/** How long the view may take to show something, ms. */
const PATIENCE_MS = 20_000;

/** The events view in the bottom panel, as a user sees it. */
export class EventsView {
  readonly frame: FrameLocator;

  private constructor(frame: FrameLocator) {
    this.frame = frame;
  }

  /** Opens the view by its command. */
  static async open(page: Page): Promise<EventsView> {
    await runCommand(page, 'ARI: Show in Events');
    return EventsView.shown(page);
  }

  /** The view that a command is opening, or that is open. */
  static async shown(page: Page): Promise<EventsView> {
    return new EventsView(await webviewFrame(page, '[role="grid"], .empty'));
  }

  /** The editor of an opened capture, once it shows the file called `name`. */
  static async ofFile(page: Page, name: string): Promise<EventsView> {
    return waitFor(`the editor of ${name}`, async () => {
      const webviews = page.locator('iframe.webview.ready');
      for (let index = 0; index < (await webviews.count()); index += 1) {
        const frame = webviews.nth(index).contentFrame().frameLocator('iframe#active-frame');
        const line = frame.locator('.source-line', { hasText: name });
        if ((await line.count()) > 0 && (await line.isVisible())) return new EventsView(frame);
      }
      return undefined;
    });
  }

  /** The rows on screen whose text holds `text`; a short list keeps rows of a longer one, hidden. */
  rows(text: string | RegExp): Locator {
    return this.frame.locator('[role="grid"] [role="row"]:visible', { hasText: text });
  }

  /** Types into the filter; an empty text shows every event again. */
  async filter(text: string): Promise<void> {
    await this.frame.locator('input[aria-label="Filter events"]').fill(text, { timeout: PATIENCE_MS });
  }

  /** Lets the list follow new events again, after a selection has held it still. */
  async follow(): Promise<void> {
    await this.frame.locator('.newer').click({ timeout: PATIENCE_MS });
  }

  /** Waits for a row and selects it. */
  async select(text: string | RegExp): Promise<void> {
    await this.rows(text).last().click({ timeout: PATIENCE_MS });
  }

  /** A button of the view; toolkit buttons are custom elements with the label as text. */
  button(label: string): Locator {
    return this.frame.getByRole('button', { name: label, exact: true });
  }

  /** Presses a button once it is enabled; where it stays disabled, throws with the reason it shows. */
  async press(label: string): Promise<void> {
    try {
      await this.button(label).click({ timeout: PATIENCE_MS });
    } catch (cause) {
      const host = this.frame.locator('vscode-button', { hasText: label }).first();
      throw new Error(`${label} cannot be pressed: ${(await host.getAttribute('title')) ?? ''}`, { cause });
    }
  }

  /** Aims the buttons at the first channel that the picker offers for `query`. */
  async chooseChannel(query: string): Promise<void> {
    const field = this.frame.getByRole('combobox', { name: 'Channel that the buttons act on' });
    await field.click();
    await field.fill(query);
    await this.frame.getByRole('option').first().waitFor({ timeout: PATIENCE_MS });
    await field.press('Enter');
  }

  /** Waits until a command's outcome holds `text`. */
  async seeOutcome(text: string | RegExp): Promise<void> {
    await this.frame
      .locator('[aria-label="Commands"] .notice', { hasText: text })
      .first()
      .waitFor({ timeout: PATIENCE_MS });
  }
}

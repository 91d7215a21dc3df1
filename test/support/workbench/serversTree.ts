import type { Locator, Page } from 'playwright-core';
import { waitFor } from '../waitFor';

/** How long the tree may take to show something, ms. */
const PATIENCE_MS = 20_000;

/** The rows of the servers tree, as a user sees them. */
export class ServersTree {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Opens the view in the side bar. */
  async open(): Promise<void> {
    const tab = this.#page.locator('.activitybar .action-item', {
      has: this.#page.locator('[aria-label^="ARI Workbench"]'),
    });
    await tab.first().waitFor({ timeout: PATIENCE_MS });
    const title = this.#page.locator('.sidebar .composite.title', { hasText: 'ARI Workbench' });
    await waitFor('the side bar of ARI Workbench', async () => {
      if (await title.isVisible()) return true;
      // A window that has just loaded may open the view by itself: a click that comes after that closes it.
      await tab.first().click({ timeout: 1_000 });
      return title.waitFor({ timeout: 5_000 }).then(
        () => true,
        () => false,
      );
    });
  }

  /** The rows whose text holds `text`. */
  rows(text: string | RegExp): Locator {
    return this.#page.locator('.sidebar .monaco-list-row', { hasText: text });
  }

  /** Waits for a row and answers its text. */
  async see(text: string | RegExp): Promise<string> {
    const row = this.rows(text).first();
    await row.waitFor({ timeout: PATIENCE_MS });
    return (await row.textContent()) ?? '';
  }

  /** Waits until no row holds `text`. */
  async seeNo(text: string | RegExp): Promise<void> {
    await this.rows(text).first().waitFor({ state: 'detached', timeout: PATIENCE_MS });
  }

  /** Expands a row, if it is not expanded. */
  async expand(text: string | RegExp): Promise<void> {
    const row = this.rows(text).first();
    await row.waitFor({ timeout: PATIENCE_MS });
    if ((await row.getAttribute('aria-expanded')) !== 'false') return;
    await row.click();
    if ((await row.getAttribute('aria-expanded')) === 'false') await row.press('ArrowRight');
  }

  /** Chooses an entry of a row's context menu; a menu of the state before is closed and opened again. */
  async choose(text: string | RegExp, entry: string): Promise<void> {
    const item = this.#page.locator('.monaco-menu').getByRole('menuitem', { name: entry, exact: true });
    await waitFor(`the menu to hold ${entry}`, async () => {
      await this.rows(text).first().click({ button: 'right' });
      const holds = await item.waitFor({ timeout: 5_000 }).then(
        () => true,
        () => false,
      );
      if (!holds) await this.#page.keyboard.press('Escape');
      return holds;
    });
    await this.pressInMenu(entry);
  }

  /** Opens a sub-menu of a row's context menu. */
  async openSubmenu(text: string | RegExp, submenu: string): Promise<void> {
    await this.rows(text).first().click({ button: 'right' });
    const item = this.#page.locator('.monaco-menu').getByRole('menuitem', { name: submenu, exact: true });
    await item.waitFor({ timeout: PATIENCE_MS });
    await waitFor(`the menu to open ${submenu}`, async () => {
      await item.hover();
      return (await item.getAttribute('aria-expanded')) === 'true';
    });
  }

  /** Presses an entry of the menu that is open. */
  async pressInMenu(entry: string): Promise<void> {
    const item = this.#page.locator('.monaco-menu').getByRole('menuitem', { name: entry, exact: true });
    await item.waitFor({ timeout: PATIENCE_MS });
    // A menu takes no click in the first moments after it has opened.
    await waitFor(`the menu to take ${entry}`, async () => {
      await item.click({ timeout: 1_000 }).catch(() => undefined);
      return !(await item.isVisible());
    });
  }
}

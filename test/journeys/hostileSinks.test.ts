import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { displayShort, displayText } from '../../src/shared/displayText';
import { CANARY_COMMAND, HOSTILE_TEXTS, ODD_TEXTS, type HostileText } from '../support/hostileTexts';
import { packSinks } from '../support/sinks/packSinks';
import { inWorkbench } from '../support/vscode/inWorkbench';
import { snapshot } from '../support/vscode/snapshot';
import { waitFor } from '../support/waitFor';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sinks-'));
after(() => fs.rmSync(folder, { recursive: true, force: true }));

/** How long VS Code may take to show something, ms. */
const PATIENCE_MS = 30_000;

const TEXTS = [...HOSTILE_TEXTS, ...ODD_TEXTS];

/** What an attack would have left in `place`: elements that only markup, links or icons of a text can make. */
async function liveParts(place: Locator): Promise<string[]> {
  return place
    .locator(
      'a[href], a[data-href], img, script, b, strong, em, code, :is(.label-name, .label-description) .codicon',
    )
    .evaluateAll((elements) =>
      elements.map((found) => (found as unknown as { outerHTML: string }).outerHTML),
    );
}

/** How much of a text each kind of place shows. */
const SHOWN = {
  message: (text: string): string => displayShort(text, 150),
  line: (text: string): string => displayShort(text, 250),
  row: (text: string): string => displayText(text),
};

/** The test extension in the workbench, and what VS Code makes of the texts it shows. */
class Sinks {
  readonly #page: Page;
  readonly #port: number;

  constructor(page: Page, port: number) {
    this.#page = page;
    this.#port = port;
  }

  async show(sink: string, ...texts: readonly string[]): Promise<unknown> {
    const body = JSON.stringify({ sink, texts });
    const answer = await fetch(`http://127.0.0.1:${String(this.#port)}/`, { method: 'POST', body });
    return answer.json();
  }

  /** Waits until `place` shows `shown`; then nothing in it may be more than text. */
  async sees(place: Locator, shown: string, about: string): Promise<void> {
    const start = shown.replace(/…$/, '').slice(0, 120);
    await waitFor(
      `${about} to be shown`,
      async () => {
        // As the DOM has it: `innerText` would trim.
        const texts = await place.allTextContents();
        return texts.some((text) => text.replaceAll('\u00a0', ' ').includes(start));
      },
      { timeoutMs: PATIENCE_MS },
    );
    assert.deepEqual(await liveParts(place), [], about);
  }

  async clear(command: string, gone: Locator): Promise<void> {
    await this.show('run', command);
    await waitFor(
      'it to close',
      async () => (await gone.count()) === 0 || !(await gone.first().isVisible()),
      {
        timeoutMs: PATIENCE_MS,
      },
    );
  }

  /** A message in a notification. */
  async notification(sink: string, { about, text, shown }: HostileText): Promise<void> {
    await this.show(sink, text);
    // In the list of all: VS Code shows no more than a few toasts a second.
    await this.show('run', 'notifications.showList');
    const message = this.#page.locator('.notifications-center .notification-list-item-message');
    await this.sees(message, SHOWN.message(shown), `${sink}: ${about}`);
    await this.clear('notifications.clearAll', message);
  }

  async dialog(sink: string, { about, text, shown }: HostileText): Promise<void> {
    await this.show(sink, text);
    const dialog = this.#page.locator('.monaco-dialog-box');
    await this.sees(dialog, SHOWN.message(shown), `${sink}: ${about}`);
    const detail = dialog.locator('.dialog-message-detail');
    await this.sees(detail, SHOWN.line(shown), `${sink}, detail: ${about}`);
    // However long, its buttons can be reached.
    const button = await dialog.locator('.monaco-button').first().boundingBox();
    assert.ok(button && button.y + button.height < 900, `${about}: the buttons are on the screen`);
    await this.#page.keyboard.press('Escape');
    await waitFor('the dialog to close', async () => (await dialog.count()) === 0);
  }

  async picks(sink: string, texts: readonly HostileText[]): Promise<void> {
    await this.show(sink, ...texts.map(({ text }) => text));
    const pick = this.#page.locator('.quick-input-widget');
    for (const { about, shown } of texts) {
      const row = pick.locator('.monaco-list-row');
      for (const part of [
        '.quick-input-list-row:first-child .label-name',
        '.label-description',
        '.quick-input-list-label-meta',
      ])
        await this.sees(row.locator(part), SHOWN.row(shown), `${sink} ${part}: ${about}`);
    }
    const [first] = texts;
    assert.ok(first);
    await this.sees(pick.locator('.quick-input-title'), SHOWN.row(first.shown), `${sink}, title`);
    const input = pick.locator('.quick-input-box input');
    assert.equal(await input.getAttribute('placeholder'), first.shown);
    if (sink === 'choice') {
      await this.sees(pick.locator('.quick-input-list-separator'), SHOWN.row(first.shown), 'separator');
    }
    await this.clear('workbench.action.closeQuickOpen', pick);
  }

  async input({ about, text, shown }: HostileText): Promise<void> {
    await this.show('text', text);
    const pick = this.#page.locator('.quick-input-widget');
    await this.sees(pick.locator('.quick-input-title'), SHOWN.row(shown), `title: ${about}`);
    await this.sees(pick.locator('.quick-input-message'), SHOWN.row(shown), `prompt: ${about}`);
    const input = pick.locator('.quick-input-box input');
    assert.equal(await input.getAttribute('placeholder'), shown);
    await input.fill('y');
    await waitFor('the validation', async () =>
      /\berror\b/.test((await pick.locator('.quick-input-box .monaco-inputbox').getAttribute('class')) ?? ''),
    );
    await this.sees(pick.locator('.quick-input-message'), SHOWN.row(shown), `validation: ${about}`);
    await this.clear('workbench.action.closeQuickOpen', pick);
  }

  async status({ about, text, shown }: HostileText): Promise<void> {
    await this.show('status', text);
    const bar = this.#page.locator('.statusbar .statusbar-item', { hasText: displayShort(shown, 60) });
    await waitFor(`${about} in the status bar`, async () => (await bar.count()) > 0, {
      timeoutMs: PATIENCE_MS,
    });
    assert.equal(await bar.locator('.codicon').count(), 0, about);
  }
}

function find(about: string): HostileText {
  return TEXTS.find((text) => text.about === about) ?? assert.fail(about);
}

function logFiles(userData: string): string[] {
  return fs
    .readdirSync(path.join(userData, 'logs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('ARI Workbench.log'))
    .map((name) => path.join(userData, 'logs', name));
}

test('every hostile text is text in every sink of the real workbench, and nothing it asks for runs', async () => {
  const [portFile, canaryFile] = ['port', 'canary'].map((name) => path.join(folder, name)) as [
    string,
    string,
  ];
  fs.writeFileSync(canaryFile, '');
  const pack = path.join(folder, 'pack');
  fs.mkdirSync(pack);
  const empty = path.join(folder, 'empty');
  fs.mkdirSync(empty);
  const options = {
    folder: empty,
    vsix: [await packSinks(pack)],
    env: { ARI_SINKS_FILE: portFile, ARI_CANARY_FILE: canaryFile },
  };
  await inWorkbench('hostile-sinks', options, async ({ page, context, userData }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const port = await waitFor(
      'the test extension',
      () => {
        const told = fs.existsSync(portFile) ? Number(fs.readFileSync(portFile, 'utf8')) : 0;
        return told > 0 ? told : undefined;
      },
      { timeoutMs: 2 * PATIENCE_MS },
    );
    const sinks = new Sinks(page, port);
    // The test itself would notice: this is how the canary sings.
    await sinks.show('run', CANARY_COMMAND);
    assert.equal(fs.readFileSync(canaryFile, 'utf8'), 'ran []\n');
    fs.writeFileSync(canaryFile, '');

    const kinds = ['info', 'warning', 'problem'];
    for (const [index, text] of TEXTS.entries())
      await sinks.notification(kinds[index % kinds.length] ?? 'info', text);
    for (const about of ['commandLink', 'titledLink', 'webLink', 'icon'])
      for (const kind of kinds) await sinks.notification(kind, find(about));
    await sinks.show('problem', find('commandLink').text);
    await sinks.show('run', 'notifications.showList');
    await page.locator('.notifications-center .notification-list-item').waitFor();
    await snapshot(page, 'hostile-sinks-notification');
    await sinks.show('run', 'notifications.clearAll');

    for (const text of TEXTS) await sinks.dialog('dialog', text);
    for (const about of ['commandLink', 'lines', 'long']) await sinks.dialog('problemDialog', find(about));

    for (let at = 0; at < HOSTILE_TEXTS.length; at += 6) {
      const sink = ['one', 'many', 'choice'][(at / 6) % 3] ?? 'one';
      await sinks.picks(sink, HOSTILE_TEXTS.slice(at, at + 6));
    }
    for (const sink of ['one', 'many', 'choice'])
      await sinks.picks(sink, ['icon', 'escapedIcon', 'commandLink', 'override'].map(find));
    await sinks.show('choice', ...HOSTILE_TEXTS.slice(0, 8).map(({ text }) => text));
    await page.locator('.quick-input-widget .monaco-list-row').first().waitFor();
    await snapshot(page, 'hostile-sinks-quick-pick');
    await sinks.show('run', 'workbench.action.closeQuickOpen');

    for (const text of TEXTS) await sinks.input(text);
    for (const text of TEXTS) await sinks.status(text);

    for (const about of ['commandLink', 'icon', 'lines']) {
      const { text, shown } = find(about);
      await sinks.show('progress', text);
      const toast = page.locator('.notification-toast .notification-list-item-message');
      await sinks.sees(toast, SHOWN.row(shown), `progress: ${about}`);
      await page.locator('.notification-toast').getByRole('button', { name: 'Cancel' }).first().click();
      await waitFor('the progress to end', async () => (await toast.count()) === 0);
    }
    await sinks.show('windowProgress', find('icon').text);
    const working = page.locator('.statusbar .statusbar-item', { hasText: find('icon').shown });
    await working.first().waitFor();
    assert.equal(await working.first().locator('.codicon-error').count(), 0);

    // The tree, row by row, and the tooltip of the worst.
    await sinks.show('run', 'ariSinks.tree.focus');
    const rows = page.locator('.sidebar .monaco-list-row');
    for (const { about, shown } of HOSTILE_TEXTS) {
      const row = rows.filter({ has: page.locator('.label-name', { hasText: shown.slice(0, 40) }) }).first();
      await row.waitFor();
      await sinks.sees(row.locator('.label-name'), SHOWN.row(shown), `tree: ${about}`);
      await sinks.sees(row.locator('.label-description'), SHOWN.row(shown), `tree description: ${about}`);
      const spoken = (await row.getAttribute('aria-label')) ?? '';
      assert.ok(spoken.includes(SHOWN.row(shown)), `${about}: ${spoken}`);
    }
    await snapshot(page, 'hostile-sinks-tree');

    // The log's file, the clipboard.
    await sinks.show('log', ...TEXTS.map(({ text }) => text));
    const logged = await waitFor('the log', () => {
      const text = logFiles(userData)
        .map((file) => fs.readFileSync(file, 'utf8'))
        .join('');
      return text.includes('日本語') ? text : undefined;
    });
    // eslint-disable-next-line no-control-regex -- what a terminal would obey
    assert.doesNotMatch(logged, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    for (const { about, shown } of HOSTILE_TEXTS) assert.ok(logged.includes(shown), `log: ${about}`);
    const copied = await sinks.show('copy', find('clipboardEscape').text, 'second $(line)\u202e');
    assert.equal(copied, '␛]52;c;ZXZpbA==␇\nsecond $(line)\u202e');
    assert.equal(await sinks.show('copyLines', 'one\nrm -rf', 'two'), 'one␊rm -rf\ntwo');

    assert.equal(fs.readFileSync(canaryFile, 'utf8'), '', 'no text ran a command');
  });
});

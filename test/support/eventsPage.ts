import assert from 'node:assert/strict';
import { chromium, type Page } from 'playwright-core';
import type { PanelSession } from '../../src/eventsPage/panelSession';
import type { ToWebview } from '../../src/shared/protocol';
import type { PanelFixture } from '../unit/eventsPage/panelFixture';
import { servePage } from './servePage';
import { findChromium } from './vscode/findChromium';

/** The built events view in a browser, its host side in this process. */
export interface EventsPage {
  readonly page: Page;
  readonly session: PanelSession;
  /** What the page complained about: errors, and what its content security policy refused. */
  readonly complaints: string[];
  /** How many messages the host has sent it so far. */
  readonly sent: number;
  close(): Promise<void>;
}

/** Runs in the page: stands in for VS Code's half of the webview. */
function standInForVsCode(): void {
  const scope = globalThis as unknown as Record<string, unknown>;
  const send = scope.sendToHost as (message: unknown) => void;
  const storage = scope.sessionStorage as {
    getItem(key: string): string | null;
    setItem(key: string, value: string): void;
  };
  scope.acquireVsCodeApi = () => ({
    postMessage: send,
    // As VS Code keeps it: over a reload of the page, as JSON.
    getState: () => JSON.parse(storage.getItem('state') ?? 'null') as unknown,
    setState: (state: unknown) => storage.setItem('state', JSON.stringify(state)),
  });
  scope.receiveFromHost = (text: string) => {
    const data = JSON.parse(text, (_key, value: unknown) => {
      const bytes = (value as { base64?: string } | null)?.base64;
      return bytes === undefined ? value : Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0)).buffer;
    }) as unknown;
    // VS Code's own frame around the page has the page's origin.
    const origin = scope.origin as string;
    (globalThis as unknown as EventTarget).dispatchEvent(new MessageEvent('message', { data, origin }));
  };
}

/**
 * Opens the built events view (`dist/webview.js`) in a headless browser against the host side of
 * `fixture`. Throws `Unavailable` without Chromium.
 */
export async function openEventsPage(fixture: PanelFixture): Promise<EventsPage> {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage({ viewport: { width: 1200, height: 400 } });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  fixture.schedule = (run, ms) => {
    const timer = setTimeout(run, ms);
    return { dispose: () => clearTimeout(timer) };
  };
  let sending = Promise.resolve();
  let sent = 0;
  const session = fixture.open(true, (message: ToWebview) => {
    sent += 1;
    // Binary parts apart from the JSON, as VS Code sends them too.
    const text = JSON.stringify(message, (_key, value: unknown) =>
      value instanceof ArrayBuffer ? { base64: Buffer.from(value).toString('base64') } : value,
    );
    // One after another, as VS Code delivers them; the last ones may find the page closed.
    sending = sending.then(() => page.evaluate(deliver, text)).catch(() => undefined);
  });
  await page.exposeBinding('sendToHost', (_source, message: unknown) => session.receive(message));
  await page.addInitScript(standInForVsCode);
  await servePage(page);
  const close = async (): Promise<void> => {
    session.dispose();
    await browser.close();
  };
  return {
    page,
    session,
    complaints,
    get sent() {
      return sent;
    },
    close,
  };
}

/** Opens the page for `body` and closes it again; fails when the page complained about anything. */
export async function withEventsPage(
  fixture: PanelFixture,
  body: (opened: EventsPage) => Promise<void>,
): Promise<void> {
  const opened = await openEventsPage(fixture);
  try {
    await body(opened);
    assert.deepEqual(opened.complaints, []);
  } finally {
    await opened.close();
  }
}

/** Runs in the page: hands a message of the host to the view. */
function deliver(text: string): void {
  const scope = globalThis as unknown as Record<string, (text: string) => void>;
  scope.receiveFromHost?.(text);
}

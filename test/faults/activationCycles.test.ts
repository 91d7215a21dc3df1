import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { faultProxy } from '../support/proxy/faultProxy';
import { simulatorServer } from '../support/server/simulatorServer';
import { CountedVsCode } from '../support/vscode/countedVsCode';
import { waitFor } from '../support/waitFor';
import { logOfEveryKind, written } from '../unit/capture/arilog/captureFixture';

const CYCLES = 50;

interface Extension {
  readonly activate: (context: unknown) => void;
  readonly deactivate: () => Promise<void> | undefined;
}

interface CaptureEditors {
  openCustomDocument(uri: object): Promise<{ dispose(): void }>;
  resolveCustomEditor(document: object, panel: object): void;
}

/** A webview's view or editor in the test's hands. */
class View {
  readonly posted: { readonly type: string }[] = [];
  #receive: (message: unknown) => void = () => undefined;
  #disposed: () => void = () => undefined;
  readonly view: object;

  constructor(vscode: CountedVsCode) {
    const webview = {
      cspSource: 'vscode:',
      asWebviewUri: (uri: unknown) => uri,
      postMessage: async (message: { readonly type: string }) => {
        this.posted.push(message);
        return Promise.resolve(true);
      },
      onDidReceiveMessage: (receive: (message: unknown) => void) => {
        this.#receive = receive;
        // Ends with the webview by itself.
        return { dispose: () => undefined };
      },
    };
    const onDidDispose = (listener: () => void): object => {
      this.#disposed = listener;
      return { dispose: () => undefined };
    };
    const onDidChangeVisibility = vscode.event('view.onDidChangeVisibility');
    const onDidChangeViewState = vscode.event('panel.onDidChangeViewState');
    this.view = {
      webview,
      visible: true,
      active: true,
      onDidDispose,
      onDidChangeVisibility,
      onDidChangeViewState,
    };
  }

  /** Speaks as the page does: it is there, shows everything, and follows the newest rows. */
  begin(): void {
    this.#receive({ type: 'ready' });
    this.#receive({ type: 'filter', filterId: 1, filter: { text: '', types: [], hiddenTypes: [] } });
    this.#receive({ type: 'tail', filterId: 1, rows: 50 });
  }

  /** The user, or VS Code, has closed it. */
  end(): void {
    this.#disposed();
  }
}

/** How much of each kind this process holds: sockets, timers, requests; and its open files. */
function resources(): Readonly<Record<string, number>> {
  const held: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) held[kind] = (held[kind] ?? 0) + 1;
  const files = fs.existsSync('/proc/self/fd') ? fs.readdirSync('/proc/self/fd').length : 0;
  return { ...held, files };
}

/** What of `now` is more than it was. */
function more(now: Readonly<Record<string, number>>, before: Readonly<Record<string, number>>): object {
  return Object.fromEntries(Object.entries(now).filter(([kind, count]) => count > (before[kind] ?? 0)));
}

test(`activated and deactivated ${String(CYCLES)} times, connected and looked at, nothing is left`, async (context) => {
  const server = await simulatorServer();
  context.after(() => server.stop());
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cycles-'));
  context.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  const capture = path.join(folder, 'calls.arilog');
  fs.writeFileSync(capture, await written(logOfEveryKind(), 'arilog'));
  const proxy = await faultProxy(context, server.url);
  const connection = { name: 'Lab', url: proxy.url, user: server.user };
  const vscode = new CountedVsCode({ 'ariWorkbench.connections': [connection] });
  const extension = vscode.load('dist/extension.js') as Extension;
  const memory = new Map<string, unknown>();
  const memento = {
    get: (key: string, standard: unknown) => memory.get(key) ?? standard,
    update: async (key: string, value: unknown) => Promise.resolve(void memory.set(key, value)),
    keys: () => [...memory.keys()],
  };
  const ours = async (): Promise<number> => {
    const applications = (await server.rest('GET', '/applications')).body as { readonly name: string }[];
    return applications.filter(({ name }) => name.startsWith('ari-workbench-')).length;
  };

  async function cycle(turn: number): Promise<void> {
    const subscriptions: { dispose(): unknown }[] = [];
    extension.activate({
      subscriptions,
      secrets: { get: async () => Promise.resolve(server.password), store: async () => Promise.resolve() },
      workspaceState: memento,
      globalState: memento,
      extensionUri: { scheme: 'file', path: process.cwd() },
      extension: { extensionUri: { scheme: 'file', path: process.cwd() }, packageJSON: { version: '0.0.0' } },
    });
    const commands = vscode.registered as ReadonlyMap<string, (node: object) => unknown>;
    const id = memory.get('ariWorkbench.liveConnections') as readonly string[] | undefined;
    // The first time it is opened by hand, later it is opened again by itself.
    if (!id)
      void commands.get('ariWorkbench.connect')?.({
        kind: 'server',
        connectionId: `${server.user}@${proxy.url}`,
      });
    await waitFor('our application', async () => (await ours()) === 1);
    const views = vscode.registered as ReadonlyMap<string, { resolveWebviewView(view: object): void }>;
    const view = new View(vscode);
    views.get('ariWorkbench.events')?.resolveWebviewView(view.view);
    view.begin();
    await waitFor('rows', () => view.posted.some(({ type }) => type === 'counts'));
    const editors = vscode.registered as ReadonlyMap<string, CaptureEditors>;
    const editor = new View(vscode);
    const document = await editors.get('ariWorkbench.capture')?.openCustomDocument(vscode.file(capture));
    assert.ok(document);
    editors.get('ariWorkbench.capture')?.resolveCustomEditor(document, editor.view);
    editor.begin();
    await waitFor('rows of the file', () => editor.posted.some(({ type }) => type === 'counts'));
    editor.end();
    document.dispose();
    // The window is closed with the view open, or without it.
    if (turn % 2 === 0) view.end();
    await extension.deactivate();
    for (const subscription of subscriptions) await subscription.dispose();
    view.end();
    await waitFor('no application of ours', async () => (await ours()) === 0);
    await waitFor('no socket of ours', () => proxy.open('all') === 0);
    assert.deepEqual(vscode.lent, [], `cycle ${String(turn)}`);
  }

  await cycle(0);
  let before = resources();
  await waitFor(
    'what the first cycle left to close by itself',
    () => {
      const now = resources();
      const isQuiet = JSON.stringify(now) === JSON.stringify(before);
      before = now;
      return isQuiet;
    },
    { intervalMs: 300 },
  );
  for (let turn = 1; turn <= CYCLES; turn += 1) await cycle(turn);
  await waitFor(`nothing more than before: ${JSON.stringify(before)}`, () => {
    const found = more(resources(), before);
    if (Object.keys(found).length > 0) throw new Error(JSON.stringify(found));
    return true;
  });
});

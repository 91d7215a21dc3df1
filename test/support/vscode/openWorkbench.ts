import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { startCodeServer, type CodeServer } from './codeServer';
import { findChromium } from './findChromium';
import { installVsCode } from './installVsCode';
import { workbenchSettings, type WorkbenchTheme } from './workbenchSettings';

/** Milliseconds until the workbench must stand; about 4 s are usual. */
const START_TIMEOUT = 60_000;

/** What a workbench is opened with. */
export interface WorkbenchOptions {
  /** Folder, or `.code-workspace` file, to open. */
  folder: string;
  /** VSIX files to install first: the extension as its users get it, toasts included. */
  vsix?: string[];
  /** Folders of extensions under development; notification toasts are then hidden. */
  development?: string[];
  /** Module whose `run` the extension host calls, with `development`. */
  tests?: string;
  theme?: WorkbenchTheme;
  /** User settings beside the quiet defaults. */
  settings?: Record<string, unknown>;
  /** Settings of scope `machine`, which a browser's workbench does not take from the user's. */
  machineSettings?: Record<string, unknown>;
  /** Opens the folder in Restricted Mode. */
  restricted?: boolean;
  /** Environment that the extension host inherits. */
  env?: NodeJS.ProcessEnv;
  /** Further pairs for the payload in the workbench's address. */
  payload?: [name: string, value: string][];
  /** Called before the workbench is loaded, to expose functions to it. */
  prepare?: (context: BrowserContext, page: Page, server: CodeServer) => Promise<void>;
}

/** A real VS Code window in headless Chromium. */
export interface Workbench {
  page: Page;
  context: BrowserContext;
  /** VS Code's user data folder: settings, logs. */
  userData: string;
  server: CodeServer;
  /** Closes the window and ends the server. */
  close(): Promise<void>;
}

/** Opens a real VS Code. Throws `Unavailable` without Chromium or VS Code. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const executablePath = findChromium();
  const development = options.development ?? [];
  const server = await startCodeServer({
    install: await installVsCode(),
    settings: workbenchSettings(options.theme ?? 'Dark Modern', options.settings ?? {}),
    machineSettings: options.machineSettings ?? {},
    vsix: options.vsix ?? [],
    restricted: options.restricted ?? false,
    smokeTestDriver: development.length > 0,
    env: options.env ?? {},
  });
  let browser: Browser | undefined;
  const close = async (): Promise<void> => {
    await browser?.close().catch(() => undefined);
    await server.stop();
  };
  try {
    browser = await chromium.launch({
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-sync',
      ],
    });
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    const page = await context.newPage();
    await options.prepare?.(context, page, server);
    await page.goto(workbenchAddress(server.authority, options));
    await page.locator('.monaco-workbench').waitFor({ timeout: START_TIMEOUT });
    return { page, context, userData: server.userData, server, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function workbenchAddress(authority: string, options: WorkbenchOptions): string {
  const remote = (file: string): string => `vscode-remote://${authority}${encodeURI(path.resolve(file))}`;
  const payload: [string, string][] = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
    ...(options.development ?? []).map((folder): [string, string] => [
      'extensionDevelopmentPath',
      remote(folder),
    ]),
    ...(options.tests === undefined
      ? []
      : [['extensionTestsPath', remote(options.tests)] as [string, string]]),
    ...(options.payload ?? []),
  ];
  const address = new URL(`http://${authority}/`);
  const kind = options.folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
  address.searchParams.set(kind, path.resolve(options.folder));
  address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}

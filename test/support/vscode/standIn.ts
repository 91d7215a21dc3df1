import fs from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import type { BrowserContext, Page } from 'playwright-core';
import { waitFor } from '../waitFor';
import type { CodeServer } from './codeServer';
import { openWorkbench } from './openWorkbench';

// Run as a program, this stands in for the executable of desktop VS Code: `@vscode/test-electron` starts it
// with VS Code's arguments and takes its exit code as the result of the tests.

/** Milliseconds that a whole run of extension-host tests may take. */
const RUN_TIMEOUT = 600_000;
/** What VS Code itself logs at every start. */
const NOISE =
  /^(Resolv\w+ connection token|Creating a socket|\[(reconnection-grace|Service W|AgentHost|AccountP)|(Ignoring fetch|Updat)ing additional)/;

/** How a run ended: the exit code that the workbench asked for, or what went wrong. */
interface Ending {
  code: number;
  problem?: string;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: 'string', multiple: true },
      extensionTestsPath: { type: 'string' },
    },
  });
  let ending: Ending | undefined;
  const workbench = await openWorkbench({
    folder: positionals.find((file) => fs.existsSync(file)) ?? os.tmpdir(),
    development: (values.extensionDevelopmentPath ?? []).filter((folder) => typeof folder === 'string'),
    ...(typeof values.extensionTestsPath === 'string' ? { tests: values.extensionTestsPath } : {}),
    prepare: (context, page, server) => listen(context, page, server, (end) => (ending ??= end)),
  });
  try {
    const { code, problem } = await waitFor('the end of the extension-host tests', () => ending, {
      timeoutMs: RUN_TIMEOUT,
    });
    // A killed extension host is reported as success, so its own words count too.
    const died = /Extension Host Process exited with code: (?!0,).*/.exec(workbench.server.output())?.[0];
    if (problem ?? died) console.error(problem ?? died);
    return code === 0 && died ? 1 : code;
  } finally {
    await workbench.close();
  }
}

/** The workbench calls these functions when it runs tests. */
async function listen(
  context: BrowserContext,
  page: Page,
  server: CodeServer,
  end: (ending: Ending) => void,
): Promise<void> {
  await context.exposeFunction('codeAutomationLog', (level: string, texts: unknown[]) => {
    if (NOISE.test(String(texts[0]))) return;
    if (level === 'error') console.error(...texts);
    else console.log(...texts);
  });
  await context.exposeFunction('codeAutomationExit', (code: number) => end({ code }));
  page.on('crash', () => end({ code: 1, problem: 'The page crashed' }));
  void server.process.ended(RUN_TIMEOUT).then(
    () => end({ code: 1, problem: 'The VS Code server ended' }),
    () => undefined,
  );
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);

import path from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { findProgram } from '../../test/support/findProgram';
import { Unavailable } from '../../test/support/unavailable';
import { checkDemo } from './checkDemo';
import { makeDemoFolder } from './demoFolder';
import { findDesktop } from './findDesktop';
import { openBrowser } from './openBrowser';
import { openDesktop } from './openDesktop';
import { saySeen, sayProblem, sayStep } from './say';

// `npm run demo [-- --check | --browser]`, once scripts/demo.mjs has installed and built everything.

/** Calls a minute: something is always going on, and a single call can still be followed. */
const CALLS_PER_MINUTE = 12;

/** Aborted by Ctrl+C, and by whoever ends this program. */
function interruption(): AbortSignal {
  const abort = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => abort.abort());
  return abort.signal;
}

async function open(isBrowserWanted: boolean): Promise<void> {
  const signal = interruption();
  const folder = makeDemoFolder();
  const options = { folder, callsPerMinute: CALLS_PER_MINUTE, signal };
  try {
    const desktop = findDesktop({ platform: process.platform, env: process.env, find: findProgram });
    if (desktop.kind === 'found' && !isBrowserWanted) {
      sayStep(`Opening ${desktop.program}, with settings and extensions of its own. Ctrl+C closes it`);
      await openDesktop({ ...options, program: desktop.program });
    } else {
      const reason = desktop.kind === 'none' ? desktop.reason : 'as asked for';
      sayStep(`In the browser: ${reason}`);
      await openBrowser(options);
    }
  } finally {
    folder.remove();
  }
  saySeen('Ended; nothing of the demo is left');
}

async function main(): Promise<void> {
  process.chdir(path.resolve(import.meta.dirname, '../../..'));
  const { values } = parseArgs({
    options: { check: { type: 'boolean', default: false }, browser: { type: 'boolean', default: false } },
  });
  if (values.check) await checkDemo(CALLS_PER_MINUTE);
  else await open(values.browser);
}

/** The messages of an error and of what caused it. */
function words(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\n  ${words(error.cause)}`;
  return stripVTControlCharacters(error.message) + cause;
}

await main().catch((error: unknown) => {
  if (error instanceof Unavailable) sayProblem(error.reason, error.remedy);
  else sayProblem(words(error), 'To look for yourself: npm run demo -- --browser');
  process.exitCode = 1;
});

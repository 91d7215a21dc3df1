import path from 'node:path';
import { parseArgs } from 'node:util';
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

await main().catch((error: unknown) => {
  if (error instanceof Unavailable) sayProblem(error.reason, error.remedy);
  else
    sayProblem(
      String(error),
      'If the cause is not in these words, run it again with NODE_DEBUG=child_process',
    );
  process.exitCode = 1;
});

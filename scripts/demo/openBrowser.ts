import { once } from 'node:events';
import { startCodeServer } from '../../test/support/vscode/codeServer';
import { installVsCode } from '../../test/support/vscode/installVsCode';
import { packageExtension } from '../../test/support/vscode/packageExtension';
import { workbenchSettings } from '../../test/support/vscode/workbenchSettings';
import type { DemoFolder } from './demoFolder';
import { demoSettings } from './demoSettings';
import { saySeen, sayStep } from './say';

/** How VS Code is served to a browser for the demo. */
export interface BrowserOptions {
  readonly folder: DemoFolder;
  readonly callsPerMinute: number;
  /** Ends the server. */
  readonly signal: AbortSignal;
}

/**
 * Serves VS Code to a browser until the signal ends it. Throws `Unavailable` where it cannot be installed.
 */
export async function openBrowser({ folder, callsPerMinute, signal }: BrowserOptions): Promise<void> {
  sayStep('VS Code from npm (600 MB in the cache, the first time)');
  const install = await installVsCode();
  saySeen(install.description);
  sayStep('Packing the extension and starting VS Code');
  const server = await startCodeServer({
    install,
    settings: workbenchSettings('Dark Modern', demoSettings(callsPerMinute)),
    machineSettings: {},
    vsix: [await packageExtension()],
    smokeTestDriver: false,
    env: {},
  });
  try {
    const address = new URL(`http://${server.authority}/`);
    address.searchParams.set('folder', folder.workspace);
    saySeen(`Open this in a browser on this computer: ${address.href}`);
    console.log('  The simulated Asterisk starts with the page. Ctrl+C ends everything.');
    const ended = server.process.ended(2 ** 31 - 1).then(() => 'ended' as const);
    const stopped = signal.aborted ? Promise.resolve() : once(signal, 'abort');
    const first = await Promise.race([ended, stopped]);
    if (first === 'ended') throw new Error(`VS Code ended by itself: ${server.process.lastWords}`);
  } finally {
    await server.stop();
  }
}

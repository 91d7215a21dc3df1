import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import type { ExtensionTestResult } from '../../extensionHost/extensionTestResult';
import { cacheFolder } from '../cacheFolder';

/** What the tests inside VS Code are given. */
export interface ExtensionTestOptions {
  /** Environment for the extension host: the address and users of a real Asterisk. */
  env: NodeJS.ProcessEnv;
  /** Only tests whose name matches this pattern. */
  grep?: string | undefined;
}

/**
 * Runs `out/test/extensionHost/*.test.js` inside a real VS Code with this project as the extension under
 * development, and returns what they reported. Throws when VS Code ended without a report: an exit code of 0
 * alone proves nothing.
 */
export async function runExtensionTests(options: ExtensionTestOptions): Promise<ExtensionTestResult> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ext-'));
  const resultFile = path.join(folder, 'result.json');
  fs.mkdirSync(path.join(folder, 'workspace'));
  try {
    const vscodeExecutablePath = (await downloadedVsCode()) ?? writeLauncher(folder);
    const failure = await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: path.resolve('.'),
      extensionTestsPath: path.resolve('out/test/extensionHost/index.js'),
      launchArgs: [path.join(folder, 'workspace')],
      extensionTestsEnv: {
        ...options.env,
        ARI_TEST_RESULT: resultFile,
        ...(options.grep === undefined ? {} : { ARI_TEST_GREP: options.grep }),
      },
    }).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
    );
    if (!fs.existsSync(resultFile))
      throw new Error('VS Code ended without a test report', { cause: failure });
    const result = JSON.parse(fs.readFileSync(resultFile, 'utf8')) as ExtensionTestResult;
    if (failure !== undefined && result.failed.length === 0) throw failure;
    return result;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Desktop VS Code where there is a desktop and it can be downloaded; `undefined` asks for the stand-in. */
async function downloadedVsCode(): Promise<string | undefined> {
  const desktop = process.platform !== 'linux' || process.env.DISPLAY !== undefined;
  const choice = process.env.ARI_TEST_VSCODE ?? (desktop ? 'download' : 'npm');
  if (choice !== 'download') return undefined;
  return downloadAndUnzipVSCode({
    version: 'stable',
    cachePath: path.join(cacheFolder(), 'vscode-desktop'),
  }).catch((error: unknown) => {
    console.log(`VS Code cannot be downloaded (${String(error)}): the stand-in from npm runs instead`);
    return undefined;
  });
}

/** `runTests` wants an executable file; a built script has no executable bit. */
function writeLauncher(folder: string): string {
  const launcher = path.join(folder, 'code');
  const program = path.resolve('out/test/support/vscode/standIn.js');
  fs.writeFileSync(launcher, `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, { mode: 0o755 });
  return launcher;
}

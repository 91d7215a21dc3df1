import { startAsterisk } from '../asterisk/startAsterisk';
import { runExtensionTests } from '../vscode/runExtensionTests';
import type { RunnerOptions } from './runInNode';
import type { SuiteResult } from './suiteResult';
import type { Suite } from './suites';

/**
 * Runs the extension-host tests inside VS Code beside a real Asterisk, whose address and users they find as
 * JSON in `ARI_TEST_ASTERISK`.
 */
export async function runInVsCode(
  suite: Suite,
  { grep }: RunnerOptions,
): Promise<Omit<SuiteResult, 'durationMs'>> {
  const asterisk = await startAsterisk();
  try {
    const { url, user, password, readOnlyUser, readOnlyPassword } = asterisk;
    const server = JSON.stringify({ url, user, password, readOnlyUser, readOnlyPassword });
    const { passed, failed } = await runExtensionTests({ env: { ARI_TEST_ASTERISK: server }, grep });
    for (const name of passed) console.log(`✔ ${name}`);
    for (const { name, error } of failed) console.log(`✖ ${name}\n  ${error.replaceAll('\n', '\n  ')}`);
    return { name: suite.name, passed: passed.length, failed: failed.length, skips: [] };
  } finally {
    await asterisk.stop();
  }
}

import { startAsterisk } from '../asterisk/startAsterisk';
import { runExtensionTests } from '../vscode/runExtensionTests';
import type { RunnerOptions } from './runInNode';
import type { Outcome, SuiteResult } from './suiteResult';
import { withSecondAttempt } from './withSecondAttempt';

/**
 * Runs the extension-host tests inside VS Code beside a real Asterisk, whose address and users they find as
 * JSON in `ARI_TEST_ASTERISK`.
 */
export async function runInVsCode({
  grep,
  signal,
}: RunnerOptions): Promise<Pick<SuiteResult, keyof Outcome | 'ranAgain'>> {
  return withSecondAttempt(
    (names) => runTests(names === undefined ? grep : names.map(pattern).join('|')),
    () => !signal.aborted,
  );
}

async function runTests(grep: string | undefined): Promise<ReadonlyMap<string, Outcome>> {
  const asterisk = await startAsterisk();
  try {
    const { url, user, password, readOnlyUser, readOnlyPassword } = asterisk;
    const server = JSON.stringify({ url, user, password, readOnlyUser, readOnlyPassword });
    const { passed, failed } = await runExtensionTests({ env: { ARI_TEST_ASTERISK: server }, grep });
    for (const { name, durationMs } of passed) console.log(`✔ ${name} (${durationMs.toFixed(0)}ms)`);
    for (const { name, error } of failed) console.log(`✖ ${name}\n  ${error.replaceAll('\n', '\n  ')}`);
    return new Map([
      ...passed.map(({ name }): [string, Outcome] => [name, { passed: 1, failures: [], skips: [] }]),
      ...failed.map(({ name }): [string, Outcome] => [name, { passed: 0, failures: [name], skips: [] }]),
    ]);
  } finally {
    await asterisk.stop();
  }
}

/** A pattern that only `name` matches. */
function pattern(name: string): string {
  return `^${name.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)}$`;
}

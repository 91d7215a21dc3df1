import path from 'node:path';
import { parseArgs } from 'node:util';
import { Provisions } from './support/runner/provisions';
import { runInNode, type RunnerOptions } from './support/runner/runInNode';
import { runInVsCode } from './support/runner/runInVsCode';
import { resultTable, summaryLine, type SuiteResult } from './support/runner/suiteResult';
import { SUITES, type Suite } from './support/runner/suites';
import { testFiles } from './support/runner/testFiles';
import { Unavailable } from './support/unavailable';

// `npm test [suite…] [--grep pattern]`. With ARI_TEST_FORBID_SKIPS=1 what cannot run is a failure.

const NOTHING = { passed: 0, failures: [], skips: [], ranAgain: [] };
const forbidSkips = process.env.ARI_TEST_FORBID_SKIPS === '1';

async function runSuite(suite: Suite, provisions: Provisions, options: RunnerOptions): Promise<SuiteResult> {
  console.log(`\n=== ${suite.name}`);
  const start = performance.now();
  const result = await attempt(suite, provisions, options).catch(
    (error: unknown): Omit<SuiteResult, 'durationMs'> => {
      console.log(`FAILED ${suite.name}:`, error);
      const failures = [error instanceof Error ? error.message : String(error)];
      return { ...NOTHING, name: suite.name, failures };
    },
  );
  for (const skip of result.skips) console.log(`SKIPPED ${suite.name}: ${skip}`);
  const skipped = result.skipped === undefined ? result.skips : [...result.skips, result.skipped];
  const forbidden = forbidSkips ? skipped.map((skip) => `skipped, which is forbidden here: ${skip}`) : [];
  const failures = [...result.failures, ...forbidden];
  return { ...result, failures, durationMs: performance.now() - start };
}

async function attempt(
  suite: Suite,
  provisions: Provisions,
  options: RunnerOptions,
): Promise<Omit<SuiteResult, 'durationMs'>> {
  const files = testFiles(suite);
  if (files.length === 0) throw new Error(`no test file for ${suite.name}`);
  try {
    for (const need of suite.needs) console.log(`with ${await provisions.of(need)}`);
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    console.log(`SKIPPED ${suite.name}: ${error.reason}; ${error.remedy}`);
    return { ...NOTHING, name: suite.name, skipped: error.reason };
  }
  const ran = await (suite.runsIn === 'node' ? runInNode(suite, files, options) : runInVsCode(options));
  return { ...ran, name: suite.name };
}

async function main(): Promise<void> {
  process.chdir(path.resolve(import.meta.dirname, '../..'));
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { grep: { type: 'string' } },
  });
  const unknown = positionals.filter((name) => !SUITES.some((suite) => suite.name === name));
  if (unknown.length > 0) throw new Error(`Unknown suite ${unknown.join(', ')}`);
  const interrupt = new AbortController();
  process.once('SIGTERM', () => interrupt.abort());
  const results: SuiteResult[] = [];
  const wanted = SUITES.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const provisions = new Provisions(wanted.flatMap(({ needs }) => needs));
  for (const suite of wanted) {
    if (interrupt.signal.aborted) break;
    results.push(await runSuite(suite, provisions, { grep: values.grep, signal: interrupt.signal }));
  }
  console.log(`\n${resultTable(results)}\n\n${summaryLine(results)}`);
  const passed = results.some((result) => result.passed > 0);
  process.exitCode = passed && results.every(({ failures }) => failures.length === 0) ? 0 : 1;
}

await main();

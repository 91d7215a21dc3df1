import { setMaxListeners } from 'node:events';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import type { SuiteResult } from './suiteResult';
import type { Suite } from './suites';

/** What a run of tests may be told. */
export interface RunnerOptions {
  /** Only tests whose name matches this pattern. */
  grep?: string | undefined;
  /** Ends the run early. */
  signal: AbortSignal;
}

/**
 * Runs test files with `node:test`, each in a process of its own, and prints them as they go. A file without
 * a test, and a file that ends badly outside its tests, count as failures.
 */
export async function runInNode(
  suite: Suite,
  files: string[],
  { grep, signal }: RunnerOptions,
): Promise<Omit<SuiteResult, 'durationMs'>> {
  const result = { name: suite.name, passed: 0, failed: 0, skips: [] as string[] };
  const limit = AbortSignal.any([signal, AbortSignal.timeout(suite.timeLimit)]);
  // Every file listens to it: Node takes more than ten for a leak.
  setMaxListeners(0, limit);
  // The tests' processes take over the environment of this one.
  Object.assign(process.env, suite.env);
  const stream = run({
    files,
    concurrency: suite.filesAtOnce,
    signal: limit,
    ...(grep === undefined ? {} : { testNamePatterns: [grep] }),
  });
  stream.on('test:pass', (test) => {
    if (test.details.type === 'suite') return;
    if (files.includes(test.name)) {
      if (grep !== undefined) return;
      result.failed += 1;
      console.log(`FAILED ${test.name}: no test in this file`);
    } else if (test.skip !== undefined && test.skip !== false) {
      // Node marks what the pattern leaves out as skipped too.
      if (grep === undefined) result.skips.push(`${test.name}: ${String(test.skip)}`);
    } else {
      result.passed += 1;
    }
  });
  stream.on('test:fail', (test) => {
    if (test.details.type !== 'suite') result.failed += 1;
  });
  for await (const text of stream.compose(new spec())) process.stdout.write(String(text));
  if (limit.aborted && result.failed === 0) result.failed = 1;
  return result;
}

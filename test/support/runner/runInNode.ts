import { setMaxListeners } from 'node:events';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { pathToFileURL } from 'node:url';
import type { Outcome, SuiteResult } from './suiteResult';
import type { Suite } from './suites';
import { withSecondAttempt } from './withSecondAttempt';

/** Milliseconds that one file may take; the longest takes about one minute. */
const FILE_TIME_LIMIT = 5 * 60_000;

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
  files: readonly string[],
  { grep, signal }: RunnerOptions,
): Promise<Pick<SuiteResult, keyof Outcome | 'ranAgain'>> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(suite.timeLimit)]);
  // Every file listens to it: Node takes more than ten for a leak.
  setMaxListeners(0, limit);
  // The tests' processes take over the environment and the arguments of this one.
  Object.assign(process.env, suite.env);
  const endAtOnce = pathToFileURL(path.resolve('out/test/support/runner/endAtOnce.js')).href;
  if (!process.execArgv.includes(endAtOnce)) process.execArgv.push('--import', endAtOnce);
  const result = await withSecondAttempt(
    (some = files) => runFiles(some, suite.filesAtOnce, grep, limit),
    () => suite.needs.length > 0 && !limit.aborted,
  );
  if (limit.aborted && result.failures.length === 0) result.failures.push('the suite was ended early');
  return result;
}

async function runFiles(
  files: readonly string[],
  concurrency: number,
  grep: string | undefined,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map(
    files.map((file): [string, Outcome] => [file, { passed: 0, failures: [], skips: [] }]),
  );
  // What cannot be laid to a file must not be lost.
  const elsewhere: Outcome = { passed: 0, failures: [], skips: [] };
  const stream = run({
    files: [...files],
    concurrency,
    signal,
    timeout: FILE_TIME_LIMIT,
    ...(grep === undefined ? {} : { testNamePatterns: [grep] }),
  });
  stream.on('test:pass', ({ details, file = '', name, skip }) => {
    if (details.type === 'suite') return;
    const outcome = outcomes.get(file) ?? outcomes.get(name) ?? elsewhere;
    if (outcomes.has(name)) {
      if (grep !== undefined) return;
      outcome.failures.push(`${name}: no test in this file`);
    } else if (skip !== undefined && skip !== false) {
      // Node marks what the pattern leaves out as skipped too.
      if (grep === undefined) outcome.skips.push(`${name}: ${String(skip)}`);
    } else {
      outcome.passed += 1;
    }
  });
  stream.on('test:fail', ({ details, file = '', name }) => {
    if (details.type === 'suite') return;
    (outcomes.get(file) ?? outcomes.get(name) ?? elsewhere).failures.push(name);
  });
  for await (const text of stream.compose(new spec())) process.stdout.write(String(text));
  return outcomes.set('elsewhere', elsewhere);
}

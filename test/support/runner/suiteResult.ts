/** How one run of some tests went. */
export interface Outcome {
  passed: number;
  /** The tests that failed, by name. */
  failures: string[];
  /** Single tests that skipped themselves, with their reasons. */
  skips: string[];
}

/** How a suite went. */
export interface SuiteResult extends Outcome {
  name: string;
  /** What failed at first and was run again, whatever came of it; told, as chance has its reasons too. */
  ranAgain: string[];
  /** Why the whole suite did not run. */
  skipped?: string;
  durationMs: number;
}

/** The results as a table for the terminal, one line a suite; under it what failed, and what was run again. */
export function resultTable(results: readonly SuiteResult[]): string {
  const lines = results.map(({ name, passed, failures, skipped, durationMs }) => {
    const seconds = `${(durationMs / 1000).toFixed(1)} s`.padStart(9);
    const counts = skipped === undefined ? `${passed} passed, ${failures.length} failed` : 'skipped';
    return `${name.padEnd(18)} ${seconds}  ${counts}`;
  });
  const again = results.flatMap(({ name, ranAgain }) => ranAgain.map((text) => `RUN AGAIN ${name}: ${text}`));
  const failed = results.flatMap(({ name, failures }) => failures.map((text) => `FAILED ${name}: ${text}`));
  return [...lines, ...again, ...failed].join('\n');
}

/** The one plain line that everything ends with. */
export function summaryLine(results: readonly SuiteResult[]): string {
  const sum = (count: (result: SuiteResult) => number): number =>
    results.reduce((total, result) => total + count(result), 0);
  return `${sum(({ passed }) => passed)} passed, ${sum(({ failures }) => failures.length)} failed`;
}

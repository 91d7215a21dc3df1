/** How a suite went. */
export interface SuiteResult {
  name: string;
  passed: number;
  failed: number;
  /** Single tests that skipped themselves, with their reasons. */
  skips: string[];
  /** Why the whole suite did not run. */
  skipped?: string;
  durationMs: number;
}

/** The results as a table for the terminal, one line a suite. */
export function resultTable(results: SuiteResult[]): string {
  const lines = results.map(({ name, passed, failed, skipped, durationMs }) => {
    const seconds = `${(durationMs / 1000).toFixed(1)} s`.padStart(9);
    const counts = skipped === undefined ? `${passed} passed, ${failed} failed` : 'skipped';
    return `${name.padEnd(18)} ${seconds}  ${counts}`;
  });
  return lines.join('\n');
}

/** The one plain line that everything ends with. */
export function summaryLine(results: SuiteResult[]): string {
  const sum = (count: (result: SuiteResult) => number): number =>
    results.reduce((total, result) => total + count(result), 0);
  return `${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed`;
}

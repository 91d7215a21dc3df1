import type { Outcome, SuiteResult } from './suiteResult';

/** So many units of a suite are run again; where more fail, it is not chance. */
const MOST_AGAIN = 3;

/**
 * Runs `units` (files, or tests inside VS Code), and those that failed once more, alone. Only for suites that drive
 * programs of others, a browser or an Asterisk, whose pace on a busy machine is not ours. Each second attempt is
 * named in the result: it is a reason to look at the test, and no reason to run the other thousands anew.
 */
export async function withSecondAttempt(
  run: (units: readonly string[] | undefined) => Promise<ReadonlyMap<string, Outcome>>,
  mayRunAgain: () => boolean,
): Promise<Pick<SuiteResult, keyof Outcome | 'ranAgain'>> {
  const outcomes = new Map(await run(undefined));
  const failed = [...outcomes].filter(([, { failures }]) => failures.length > 0).map(([unit]) => unit);
  const ranAgain: string[] = [];
  if (failed.length <= MOST_AGAIN && mayRunAgain()) {
    for (const unit of failed) {
      const first = outcomes.get(unit)?.failures ?? [];
      console.log(`RUN AGAIN ${unit}, where failed: ${first.join('; ')}`);
      const second = (await run([unit])).get(unit) ?? {
        passed: 0,
        failures: [`${unit} did not run`],
        skips: [],
      };
      ranAgain.push(
        `${first.join('; ')}: ${second.failures.length === 0 ? 'passed' : 'failed'} when run alone`,
      );
      outcomes.set(unit, second);
    }
  }
  const all = [...outcomes.values()];
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failures: all.flatMap(({ failures }) => failures),
    skips: all.flatMap(({ skips }) => skips),
    ranAgain,
  };
}

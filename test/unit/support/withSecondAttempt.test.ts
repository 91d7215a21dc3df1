import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outcome } from '../../support/runner/suiteResult';
import { withSecondAttempt } from '../../support/runner/withSecondAttempt';

const good: Outcome = { passed: 2, failures: [], skips: ['why'] };
const bad: Outcome = { passed: 1, failures: ['x'], skips: [] };

/** Runs that answer `first` for each unit, and then what `second` has for it; notes what was run again. */
function runs(first: Record<string, Outcome>, second: Record<string, Outcome> = {}) {
  const again: string[] = [];
  const run = (units: readonly string[] | undefined): Promise<ReadonlyMap<string, Outcome>> => {
    again.push(...(units ?? []));
    return Promise.resolve(new Map(Object.entries(units === undefined ? first : second)));
  };
  return { run, again };
}

test('what passes is not run again', async () => {
  const { run, again } = runs({ a: good, b: good });
  const result = await withSecondAttempt(run, () => true);
  assert.deepEqual(result, { passed: 4, failures: [], skips: ['why', 'why'], ranAgain: [] });
  assert.deepEqual(again, []);
});

test('what failed is run again, alone, and told', async () => {
  const { run, again } = runs({ a: good, b: bad }, { b: good });
  const result = await withSecondAttempt(run, () => true);
  assert.deepEqual(again, ['b']);
  assert.equal(result.passed, 4);
  assert.deepEqual(result.failures, []);
  assert.deepEqual(result.ranAgain, ['x: passed when run alone']);
});

test('what fails twice has failed, and so has what does not come again', async () => {
  const twice = await withSecondAttempt(runs({ a: bad }, { a: bad }).run, () => true);
  assert.deepEqual([twice.passed, twice.failures, twice.ranAgain], [1, ['x'], ['x: failed when run alone']]);
  const gone = await withSecondAttempt(runs({ a: bad }).run, () => true);
  assert.deepEqual(gone.failures, ['a did not run']);
});

test('four that fail are not chance, and a run that may not go on does not', async () => {
  const many = runs({ a: bad, b: bad, c: bad, d: bad }, { a: good });
  assert.equal((await withSecondAttempt(many.run, () => true)).failures.length, 4);
  const ended = runs({ a: bad }, { a: good });
  assert.equal((await withSecondAttempt(ended.run, () => false)).failures.length, 1);
  assert.deepEqual([...many.again, ...ended.again], []);
});

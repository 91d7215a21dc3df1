import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resultTable, summaryLine } from '../../support/runner/suiteResult';

const nothing = { passed: 0, failures: [], skips: [], ranAgain: [] };
const results = [
  { ...nothing, name: 'unit', passed: 12, durationMs: 1234 },
  {
    ...nothing,
    name: 'contract',
    passed: 3,
    failures: ['a', 'b'],
    ranAgain: ['b: failed'],
    durationMs: 60_000,
  },
  { ...nothing, name: 'journeys', skipped: 'no Chromium', durationMs: 0 },
];

test('the summary adds up all suites', () => {
  assert.equal(summaryLine(results), '15 passed, 2 failed');
  assert.equal(summaryLine([]), '0 passed, 0 failed');
});

test('the table names each suite with its time', () => {
  const lines = resultTable(results).split('\n');
  assert.match(lines[0]!, /^unit +1\.2 s {2}12 passed, 0 failed$/);
  assert.match(lines[2]!, /^journeys +0\.0 s {2}skipped$/);
});

test('what failed and what was run again stands under the table, by name', () => {
  assert.deepEqual(resultTable(results).split('\n').slice(3), [
    'RUN AGAIN contract: b: failed',
    'FAILED contract: a',
    'FAILED contract: b',
  ]);
});

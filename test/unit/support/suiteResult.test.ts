import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resultTable, summaryLine } from '../../support/runner/suiteResult';

const results = [
  { name: 'unit', passed: 12, failed: 0, skips: [], durationMs: 1234 },
  { name: 'contract', passed: 3, failed: 2, skips: [], durationMs: 60_000 },
  { name: 'journeys', passed: 0, failed: 0, skips: [], skipped: 'no Chromium', durationMs: 0 },
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

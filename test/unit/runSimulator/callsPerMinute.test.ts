import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callChoices, callsText, parseCalls } from '../../../src/runSimulator/callsPerMinute';

test('a typed number of calls is taken up to 6,000, everything else is not', () => {
  assert.deepEqual(['0', '1', '45', '6000'].map(parseCalls), [0, 1, 45, 6000]);
  for (const text of ['', '-1', '1.5', '6001', '60000', 'many', '6 ', '1e3']) {
    assert.equal(parseCalls(text), undefined, text);
  }
});

test('the number that was chosen last is among the choices, once and in its place', () => {
  assert.deepEqual(
    callChoices(6).map(({ value }) => value),
    [0, 6, 30, 120],
  );
  assert.deepEqual(
    callChoices(45).map(({ value, label }) => [value, label]),
    [
      [0, 'None'],
      [6, '6 calls a minute'],
      [30, '30 calls a minute'],
      [45, '45 calls a minute'],
      [120, '120 calls a minute'],
    ],
  );
});

test('numbers of calls in words', () => {
  assert.deepEqual([0, 1, 2].map(callsText), ['no calls of its own', '1 call a minute', '2 calls a minute']);
});

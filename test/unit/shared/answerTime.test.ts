import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerTime } from '../../../src/shared/answerTime';

test('how long an answer took: finely where it was quick, in seconds where it was slow', () => {
  assert.deepEqual([0.42, 9.94, 9.96, 12.3, 999, 999.7, 1250].map(answerTime), [
    '0.4 ms',
    '9.9 ms',
    '10 ms',
    '12 ms',
    '999 ms',
    '1.0 s',
    '1.3 s',
  ]);
});

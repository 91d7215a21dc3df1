import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choicesWithProblems } from '../../../src/actions/choicesWithProblems';

test('a choice that would be refused says why beforehand', () => {
  const fine = { label: 'ulaw', description: 'G.711', value: 'ulaw' };
  const shown = choicesWithProblems(
    [fine, { separator: 'more' }, { label: 'opus', description: 'wide', value: 'opus' }],
    (text) => (text === 'opus' ? 'Not with an originator.' : undefined),
  );
  assert.deepEqual(shown, [
    fine,
    { separator: 'more' },
    { label: 'opus', description: 'Not with an originator.', value: 'opus' },
  ]);
});

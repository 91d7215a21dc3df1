import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { operations } from '../../../src/ari/generated/operations';
import { isOffered } from '../../../src/operations/isOffered';

const SINCE = ['20.14.0', '21.9.0', '22.4.0'];

for (const [version, expected] of [
  ['16.28.0', false],
  ['19.8.1', false],
  ['20.13.9', false],
  ['20.14.0', true],
  ['20.14.0~dfsg+~cs6.13', true],
  ['21.8.5', false],
  ['21.9', true],
  ['22.3.0', false],
  ['22.10.1', true],
  ['23.0.0', true],
  ['certified/20.7-cert3', false],
  ['certified-22.8-cert1', true],
  ['GIT-22-abcdef', true],
  ['GIT-20-abcdef', true],
  ['GIT-18-abcdef', false],
  ['GIT-master-1a2b3c', true],
  ['UNKNOWN__and_probably_unsupported', true],
  [undefined, true],
] as const) {
  test(`what came with 20.14, 21.9 and 22.4 is ${expected ? '' : 'not '}in ${String(version)}`, () => {
    assert.equal(isOffered(SINCE, version), expected);
  });
}

test('branches that were closed before got nothing, those begun later have it', () => {
  const since = ['13.27.0', '16.4.0'];
  assert.deepEqual(
    ['13.26.0', '13.27.0', '14.7.0', '15.7.0', '16.3.0', '16.4.0', '17.0.0'].map((version) =>
      isOffered(since, version),
    ),
    [false, true, false, false, false, true, true],
  );
});

test('a server that has it keeps it with every later release of its branch', () => {
  const part = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(operations)),
      part,
      part,
      part,
      part,
      (facts, major, a, b, c) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        const before = isOffered(facts.since, `${String(major)}.${String(less)}.${String(c)}`);
        const after = isOffered(facts.since, `${String(major)}.${String(more)}.${String(c)}`);
        assert.ok(!before || after);
      },
    ),
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { getVariableCalls, setVariableCalls, valuesOf } from '../../../src/actions/channel/variableCalls';
import { COMMON_VARIABLES, isWriteOnly, variableNames } from '../../../src/actions/channel/variableNames';

const ALICE = { id: 'a', name: 'PJSIP/alice-1' };

/** What calls send: the operation's name and its parameters but the channel. */
function sent(calls: ReturnType<typeof getVariableCalls>): readonly unknown[] {
  return calls.map(({ operation, params: { channelId, ...rest }, about }) => {
    assert.equal(typeof channelId, 'string');
    assert.ok(about.startsWith('PJSIP/'));
    return [operation.replace('channels.', ''), rest];
  });
}

test('names are split at the commas between them, not at those of a function', () => {
  assert.deepEqual(variableNames(' A, CHANNEL(rtp,dest) ,B,,A '), ['A', 'CHANNEL(rtp,dest)', 'B']);
  assert.deepEqual(variableNames('CUT(x,-,1),B)'), ['CUT(x,-,1)', 'B)']);
  assert.deepEqual(variableNames(' , '), []);
});

test('names without commas and brackets come out as they went in', () => {
  const name = fc.string({ minLength: 1 }).filter((text) => !/[,()]/.test(text) && text.trim() === text);
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 8 }), (names) => {
      assert.deepEqual(variableNames(names.join(', ')), names);
    }),
  );
});

test('several are got one by one: together, one that is not set would hide the others', () => {
  const names = ['A', 'CHANNEL(rtp,dest)', 'B'];
  assert.deepEqual(
    sent(getVariableCalls(ALICE, names)),
    names.map((variable) => ['getChannelVar', { variable }]),
  );
});

test('what can only be set is known, so that it is not offered to be read', () => {
  const writeOnly = COMMON_VARIABLES.filter(([name]) => isWriteOnly(name));
  assert.deepEqual(
    writeOnly.map(([name]) => name),
    ['JITTERBUFFER(adaptive)'],
  );
});

test('setting waits behind a playback, so it has no time limit', () => {
  const two = { A: '1', B: '' };
  const now = setVariableCalls([ALICE], two, '22.10.1');
  assert.deepEqual(sent(now), [['setChannelVars', { variables: two }]]);
  const old = setVariableCalls([ALICE, { id: 'b', name: 'PJSIP/bob-1' }], two, '16.28.0');
  assert.equal(old.length, 4);
  assert.deepEqual(sent(old).slice(0, 2), [
    ['setChannelVar', { variable: 'A', value: '1' }],
    ['setChannelVar', { variable: 'B', value: '' }],
  ]);
  assert.ok([...now, ...old].every(({ waits }) => waits === true));
});

test('values are told by name', () => {
  const calls = getVariableCalls(ALICE, ['A', '__proto__', 'X(y,z)']);
  const values = valuesOf(calls.map((call, index) => ({ call, value: { value: String(index) } })));
  assert.deepEqual(
    [...values],
    [
      ['A', '0'],
      ['__proto__', '1'],
      ['X(y,z)', '2'],
    ],
  );
});

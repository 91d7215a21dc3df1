import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ParameterFacts } from '../../../src/ari/generated/operations';
import { bodyOf, pairsOf, readPair, withPair, type Pair } from '../../../src/prompts/bodyPairs';

const VARIABLES: ParameterFacts = { name: 'variables', in: 'body', type: 'containers' };
const FIELDS: ParameterFacts = { name: 'fields', in: 'body', type: 'containers' };
const FILTER: ParameterFacts = { name: 'filter', in: 'body', type: 'object' };

test('variables are an object, attributes of dynamic configuration a list', () => {
  const pairs: readonly Pair[] = [
    ['A', '1'],
    ['B', ''],
  ];
  assert.deepEqual(bodyOf(VARIABLES, pairs), { A: '1', B: '' });
  assert.deepEqual(bodyOf(FIELDS, pairs), [
    { attribute: 'A', value: '1' },
    { attribute: 'B', value: '' },
  ]);
  assert.equal(bodyOf(VARIABLES, []), undefined);
});

test('names and values survive the way into a body and back', () => {
  const name = fc.string({ minLength: 1 });
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(name, fc.string()), { selector: ([key]) => key }), (pairs) => {
      for (const parameter of [VARIABLES, FIELDS]) {
        const back = pairsOf(parameter, bodyOf(parameter, pairs)) ?? [];
        assert.deepEqual(new Map(back), new Map(pairs));
      }
    }),
  );
});

test('what is more than names and values is left to JSON', () => {
  assert.equal(pairsOf(VARIABLES, { A: { value: '1', report_events: true } }), undefined);
  assert.equal(pairsOf(FIELDS, [{ attribute: 'a' }]), undefined);
  assert.equal(pairsOf(FILTER, { allowed: [] }), undefined);
  assert.equal(pairsOf(FILTER, undefined), undefined);
  assert.deepEqual(pairsOf(VARIABLES, undefined), []);
});

test('the first = ends the name; the value may hold everything', () => {
  assert.deepEqual(readPair('A=b=c; d'), ['A', 'b=c; d']);
  assert.deepEqual(readPair(' CALLERID(num) = 12'), ['CALLERID(num)', ' 12']);
  assert.deepEqual(readPair('A='), ['A', '']);
  assert.equal(readPair('=x'), undefined);
  assert.equal(readPair('x'), undefined);
});

test('a name that is there gets a new value in its place', () => {
  const pairs: readonly Pair[] = [
    ['A', '1'],
    ['B', '2'],
  ];
  assert.deepEqual(withPair(pairs, ['A', '3']), [
    ['A', '3'],
    ['B', '2'],
  ]);
  assert.deepEqual(withPair(pairs, ['C', '3']).at(-1), ['C', '3']);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ParameterFacts } from '../../../src/ari/generated/operations';
import { typedText } from '../../../src/ari/typedText';
import { kindText, valueProblem, valueText } from '../../../src/prompts/parameterValue';

const SKIP: ParameterFacts = { name: 'skipms', in: 'query', type: 'int', min: 0, default: 3000 };
const BEEP: ParameterFacts = { name: 'beep', in: 'query', type: 'boolean' };
const MEDIA: ParameterFacts = { name: 'media', in: 'query', type: 'string', many: true, required: true };

test('what Asterisk would take for 0 without a word is refused', () => {
  for (const text of ['abc', '1.5', '1e3', '', '99999999999', '-1']) {
    assert.notEqual(valueProblem(SKIP, typedText(SKIP, text)), undefined, text);
  }
  assert.equal(valueProblem(SKIP, 0), undefined);
  assert.match(valueProblem(BEEP, typedText(BEEP, 'maybe')) ?? '', /true or false/);
  assert.match(valueProblem(MEDIA, undefined) ?? '', /required/);
});

test('a value in one line', () => {
  assert.equal(valueText(['a', 'b']), 'a, b');
  assert.equal(valueText({ A: '1' }), '{"A":"1"}');
  assert.equal(valueText(false), 'false');
});

test('says what kind of value is wanted', () => {
  assert.equal(kindText(SKIP), 'number, 0 or more · default 3000');
  assert.equal(kindText(MEDIA), 'string · several');
  assert.equal(kindText({ name: 'd', in: 'query', type: 'string', allowed: ['in', 'out'] }), 'in | out');
  assert.equal(kindText({ name: 'variables', in: 'body', type: 'containers' }), 'names and values');
});

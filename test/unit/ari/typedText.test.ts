import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typedText } from '../../../src/ari/typedText';

test('a text is of the type of its parameter, or stays a text', () => {
  for (const [type, text, value] of [
    ['int', ' 12 ', 12],
    ['int', '+12', 12],
    ['long', '-12', -12],
    ['int', '1 2', '1 2'],
    ['int', '1e3', '1e3'],
    ['int', '', ''],
    // Asterisk takes what it cannot read for 0.
    ['int', '\u00a012', '\u00a012'],
    ['int', '\ufeff12', '\ufeff12'],
    ['boolean', 'true', true],
    ['boolean', 'false', false],
    ['boolean', 'TRUE', 'TRUE'],
    ['string', '12', '12'],
    ['string', 'true', 'true'],
  ] as const) {
    assert.equal(typedText({ type }, text), value, JSON.stringify([type, text]));
  }
});

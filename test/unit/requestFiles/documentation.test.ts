import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { GENERATED_VALUES } from '../../../src/requestFiles/meaning/generatedValues';
import { LIVE_PICKS } from '../../../src/requestFiles/meaning/livePicks';
import { newRequestText } from '../../../src/requestFiles/newRequestText';
import { parseRequestFile } from '../../../src/requestFiles/syntax/parseRequestFile';
import { found, OPERATIONS } from './requestFixture';

const documentation = fs.readFileSync('docs/ari-files.md', 'utf8');

test('the examples of the documentation, and what a new file begins with, have no problem', () => {
  const examples = [...documentation.matchAll(/```ari\n(.*?)```/gs)].map(([, text]) => text ?? '');
  assert.ok(examples.length > 0);
  for (const text of [...examples, newRequestText()]) {
    assert.ok(parseRequestFile(text).blocks.filter(({ request }) => request).length > 2);
    assert.deepEqual(found(text), []);
  }
});

test('all names that the documentation must tell of stand in it', () => {
  const names = [
    ...LIVE_PICKS.map(({ name }) => `\`${name}\``),
    ...GENERATED_VALUES.map(({ name }) => `{{$${name}}}`),
  ];
  assert.deepEqual(
    names.filter((name) => !documentation.includes(name)),
    [],
  );
});

test('each live pick stands for an operation of the table, and for a parameter that it has', () => {
  for (const { operationId, parameter, get } of LIVE_PICKS) {
    const operation = OPERATIONS.find(({ id }) => id === operationId);
    assert.ok(
      operation?.params.some(({ name }) => name === parameter),
      operationId,
    );
    assert.ok(OPERATIONS.some(({ id, method }) => id === get && method === 'GET'));
  }
});

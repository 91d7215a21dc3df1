import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldsOf, isFields } from '../../../src/shared/fields';

test('only a JSON object has fields', () => {
  const object = { a: 1 };
  assert.equal(fieldsOf(object), object);
  assert.ok(isFields({}));
  for (const value of [undefined, null, [], [object], 'text', 1, true]) {
    assert.equal(fieldsOf(value), undefined);
    assert.equal(isFields(value), false);
  }
});

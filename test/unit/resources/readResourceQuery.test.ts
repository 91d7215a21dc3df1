import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readResourceQuery } from '../../../src/resources/readResourceQuery';

test('reads what the address of a document names', () => {
  const named = { connectionId: 'server', kind: 'endpoint', id: 'PJSIP/alice' };
  assert.deepEqual(readResourceQuery(JSON.stringify({ ...named, more: 1 })), named);
});

test('an address from anywhere names nothing, and costs nothing', () => {
  const foreign = ['', '{', 'null', '[]', '5', '"text"', '{}', '{"connectionId":"s","kind":"channel"}'];
  for (const query of foreign) assert.equal(readResourceQuery(query), undefined, query);
  const unknownKind = { connectionId: 's', kind: 'constructor', id: 'x' };
  assert.equal(readResourceQuery(JSON.stringify(unknownKind)), undefined);
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (query) => void readResourceQuery(query)));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventRow } from '../../../src/shared/eventRow';
import { RowCache } from '../../../webview/rowCache';

function rows(from: number, count: number): EventRow[] {
  return Array.from({ length: count }, (_, index) => ({
    seq: from + index,
    time: 0,
    connectionId: 's',
    kind: 'event',
    type: 'Dial',
    resource: '',
    summary: '',
  }));
}

test('the cache names the smallest stretch that is missing', () => {
  const cache = new RowCache();
  cache.put(10, rows(10, 10));
  assert.equal(cache.missing({ from: 10, to: 20 }), undefined);
  assert.equal(cache.missing({ from: 12, to: 12 }), undefined);
  assert.deepEqual(cache.missing({ from: 5, to: 15 }), { from: 5, to: 10 });
  assert.deepEqual(cache.missing({ from: 15, to: 25 }), { from: 20, to: 25 });
  assert.deepEqual(cache.missing({ from: 5, to: 25 }), { from: 5, to: 25 });
});

test('the cache stays bounded and keeps the rows around the last', () => {
  const cache = new RowCache();
  for (let from = 0; from < 100_000; from += 500) cache.put(from, rows(from, 500));
  assert.equal(cache.get(0), undefined);
  assert.equal(cache.get(99_999)?.seq, 99_999);
  assert.equal(cache.get(99_000)?.seq, 99_000);
  let held = 0;
  for (let position = 0; position < 100_000; position += 1) if (cache.get(position)) held += 1;
  assert.ok(held <= 5000, `${held} rows held`);
  cache.clear();
  assert.equal(cache.get(99_999), undefined);
});

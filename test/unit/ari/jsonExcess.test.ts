import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { jsonExcess } from '../../../src/ari/jsonExcess';

const GENEROUS = { depth: 1_000, values: 1_000_000 };

function excess(text: string, bounds: Partial<typeof GENEROUS>): string | undefined {
  return jsonExcess(Buffer.from(text), { ...GENEROUS, ...bounds });
}

/** Levels of objects and arrays in each other. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

/** Objects and arrays, and what stands in them beside the first. */
function countOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Object.values(value);
  return 1 + Math.max(0, inner.length - 1) + inner.reduce<number>((sum, one) => sum + countOf(one), 0);
}

test('depth and number of values are those of the parsed value, to the last one', () => {
  const json = fc.oneof(
    fc.json({ maxDepth: 6 }),
    fc.json({ maxDepth: 3, stringUnit: fc.constantFrom('"', '\\', '[', '}', ',', 'é', '\ud800') }),
  );
  fc.assert(
    fc.property(json, fc.constantFrom(0, 1, 3), (text, indent) => {
      const value: unknown = JSON.parse(text);
      const spread = JSON.stringify(value, undefined, indent);
      const [depth, values] = [depthOf(value), countOf(value)];
      assert.equal(excess(spread, { depth, values }), undefined);
      if (depth > 0) assert.match(excess(spread, { depth: depth - 1 }) ?? '', /deeper/);
      if (values > 0) assert.match(excess(spread, { values: values - 1 }) ?? '', /values/);
    }),
  );
});

test('what is no JSON is looked at to its end, and no further', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      jsonExcess(bytes, GENEROUS);
    }),
  );
  for (const text of ['', '"', '"\\', '{"a', ']]]]{'])
    assert.equal(excess(text, { depth: 1, values: 1 }), undefined);
  assert.match(excess('['.repeat(1_000_000), {}) ?? '', /deeper than 1000 levels/);
});

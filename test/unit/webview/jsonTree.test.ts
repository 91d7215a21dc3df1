import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { copiedValue, preview, shownValue } from '../../../webview/jsonText';
import { JsonTree, type JsonNode } from '../../../webview/jsonTree';
import { ExactNumber, parseJson } from '../../../webview/parseJson';

function lines(tree: JsonTree): string[] {
  return tree.rows.map(({ level, key }) => `${'  '.repeat(level - 1)}${key}`);
}

function row(tree: JsonTree, path: string): JsonNode {
  const found = tree.rows.find((node) => node.path === path && node.kind !== 'slice');
  assert.ok(found, `no line ${path}`);
  return found;
}

const EVENT = { type: 'Dial', channel: { name: 'PJSIP/a', caller: { name: 'Bob' } }, args: ['x', { y: 1 }] };

describe('JsonTree', () => {
  it('opens and closes nodes, children right below', () => {
    const tree = new JsonTree(EVENT);
    assert.deepEqual(lines(tree), ['type', 'channel', 'args']);
    tree.open(row(tree, 'channel'));
    tree.open(row(tree, 'channel.caller'));
    assert.deepEqual(lines(tree), ['type', 'channel', '  name', '  caller', '    name', 'args']);
    assert.equal(tree.parent(row(tree, 'channel.caller.name')), row(tree, 'channel.caller'));
    assert.equal(tree.close(row(tree, 'channel')), 3);
    tree.open(row(tree, 'channel'));
    assert.deepEqual(lines(tree), ['type', 'channel', '  name', '  caller', 'args']);
  });

  it('writes paths as a program would', () => {
    const tree = new JsonTree({ ...EVENT, 'odd key': { 'a.b': 1 }, größe: 2 });
    tree.openWithin(100);
    const paths = tree.rows.map(({ path }) => path);
    for (const path of ['channel.caller.name', 'args[1].y', '["odd key"]["a.b"]', 'größe']) {
      assert.ok(paths.includes(path), `${path} in ${paths.join(' ')}`);
    }
  });

  it('finds the next line by the beginning of its key, going round', () => {
    const tree = new JsonTree({ alpha: 1, beta: 2, bravo: 3 });
    const [alpha, beta, bravo] = tree.rows;
    assert.equal(tree.startingWith(alpha, 'b'), beta);
    assert.equal(tree.startingWith(beta, 'B'), bravo);
    assert.equal(tree.startingWith(bravo, 'b'), beta);
    assert.equal(tree.startingWith(bravo, 'br'), bravo);
    assert.equal(tree.startingWith(alpha, 'x'), undefined);
  });

  it('has no node with more than a hundred children, loses none, and opens only as many lines as allowed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), fc.boolean(), (count, asObject) => {
        const items = Array.from({ length: count }, (_, index) => index);
        const value = asObject ? Object.fromEntries(items.map((item) => [`k${item}`, item])) : items;
        const tree = new JsonTree(value);
        assert.ok(tree.rows.length <= 100);
        tree.openWithin(500);
        assert.ok(tree.rows.length <= 500);
        tree.openWithin(Infinity);
        const leaves = tree.rows.filter(({ kind }) => kind === 'value').map((node) => node.value);
        assert.deepEqual(leaves, count === 0 ? [value] : items);
      }),
      { numRuns: 30 },
    );
  });

  it('shows each value of any JSON once', () => {
    const leavesOf = (value: unknown): unknown[] =>
      typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [value];
    fc.assert(
      fc.property(fc.object(), (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as object;
        const tree = new JsonTree(plain);
        assert.ok(tree.openWithin(Infinity));
        const shown = tree.rows.filter((node) => node.kind === 'value').map((node) => node.value);
        if (Object.keys(plain).length > 0) assert.deepEqual(shown, leavesOf(plain));
        tree.closeAll();
        assert.ok(tree.rows.every(({ level }) => level === 1));
      }),
    );
  });

  it('opens a megabyte of list, and a value nested a hundred thousand deep', () => {
    const list = new JsonTree(parseJson(`[${'0,'.repeat(500_000)}0]`));
    assert.ok(list.rows.length <= 100);
    const deep = new JsonTree(parseJson('['.repeat(100_000) + ']'.repeat(100_000)));
    deep.openWithin(2000);
    assert.equal(deep.rows.length, 2000);
  });
});

describe('JSON texts', () => {
  it('keep the digits of numbers that JavaScript would round', () => {
    const value = parseJson('{"a": 12345678901234567890, "b": 0.1, "c": "12345678901234567890"}');
    const { a, b, c } = value as Record<string, unknown>;
    // Before the source of a number could be asked for, it is rounded as everywhere.
    if (a instanceof ExactNumber) assert.equal(shownValue(a), '12345678901234567890');
    assert.equal(b, 0.1);
    assert.equal(copiedValue(c), '12345678901234567890');
    assert.throws(() => parseJson('{'), SyntaxError);
  });

  it('preview what is closed, and hide nothing that hides', () => {
    assert.equal(preview({ id: '1', n: 2, more: {} }), '{id: "1", n: 2, …}');
    assert.equal(preview([1, 2]), '[2 items]');
    assert.equal(preview({}), '{}');
    assert.doesNotMatch(preview({ 'a\u202e': '\u202e' }), /\u202e/);
    assert.doesNotMatch(shownValue('\u202e\n'), /[\u202e\n]/);
    assert.equal(copiedValue('a\u202e'), 'a\u202e');
    assert.equal(copiedValue({ a: 1 }), '{\n  "a": 1\n}');
  });
});

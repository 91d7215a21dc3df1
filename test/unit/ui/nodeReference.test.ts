import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectionIdOf, nodeReference, nodeReferences } from '../../../src/ui/nodeReference';

const node = { kind: 'channel', connectionId: 'c', id: 'x' };

test('a node is read, what else it carries is left out', () => {
  assert.deepEqual(nodeReference({ ...node, under: { kind: 'folder' } }), node);
  assert.equal(connectionIdOf({ kind: 'server', connectionId: 'c' }), 'c');
});

test('anything else names nothing', () => {
  for (const value of [undefined, null, 7, 'x', [], {}, { ...node, id: 1 }, { ...node, kind: undefined }]) {
    assert.equal(nodeReference(value), undefined);
  }
  for (const value of [undefined, null, {}, { connectionId: 1 }])
    assert.equal(connectionIdOf(value), undefined);
});

test('all selected nodes count, the clicked one where none is selected', () => {
  const other = { ...node, id: 'y' };
  assert.deepEqual(nodeReferences(node, [node, other, { kind: 'server' }]), [node, other]);
  assert.deepEqual(nodeReferences(node, undefined), [node]);
  assert.deepEqual(nodeReferences(node, []), [node]);
  assert.deepEqual(nodeReferences(undefined, undefined), []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyChangeSet, emptyResourceTable } from '../../../src/shared/changeSet';
import { bridge, channel } from '../tree/liveFixtures';

test('upserts add and replace, removals remove, each in its own kind', () => {
  const table = emptyResourceTable();
  applyChangeSet(table, { upserts: [channel('x'), bridge('x')], removals: [] });
  assert.deepEqual([table.channel.size, table.bridge.size], [1, 1]);
  applyChangeSet(table, {
    upserts: [channel('x', { state: 'Ring' })],
    removals: [{ kind: 'bridge', id: 'x' }],
  });
  assert.equal(table.channel.get('x')?.state, 'Ring');
  assert.equal(table.bridge.size, 0);
});

test('what is removed and there again in one set is there', () => {
  const table = emptyResourceTable();
  applyChangeSet(table, { upserts: [channel('x')], removals: [] });
  applyChangeSet(table, {
    upserts: [channel('x', { state: 'Down' })],
    removals: [{ kind: 'channel', id: 'x' }],
  });
  assert.equal(table.channel.get('x')?.state, 'Down');
});

test('removing what is not there changes nothing', () => {
  const table = emptyResourceTable();
  applyChangeSet(table, { upserts: [channel('x')], removals: [{ kind: 'channel', id: 'y' }] });
  assert.deepEqual([...table.channel.keys()], ['x']);
});

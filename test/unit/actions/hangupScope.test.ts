import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hangupScope } from '../../../src/actions/hangupScope';
import { applyChangeSet, emptyResourceTable } from '../../../src/shared/changeSet';
import { channel } from '../tree/liveFixtures';

const ours = { application: 'ours', inferred: false };
const table = emptyResourceTable();
applyChangeSet(table, {
  upserts: [
    channel('a', { stasis: ours }),
    channel('b', { stasis: { application: 'theirs', inferred: true } }),
    channel('c'),
    channel('l1', { name: 'Local/500@x-00000001;1' }),
    channel('l2', { name: 'Local/500@x-00000001;2', stasis: ours }),
    channel('l3', { name: 'Local/500@x-00000002;1' }),
  ],
  removals: [],
});

function scopeOf(...ids: string[]): { readonly falling: string[]; readonly foreign: string[] } {
  const { falling, foreign } = hangupScope(table, ids, 'ours');
  return { falling: falling.map(({ id }) => id), foreign: foreign.map(({ id }) => id) };
}

test('one channel of our application: nothing else falls', () => {
  assert.deepEqual(scopeOf('a'), { falling: ['a'], foreign: [] });
});

test('channels in the dialplan and in other applications are foreign', () => {
  assert.deepEqual(scopeOf('a', 'b', 'c'), { falling: ['a', 'b', 'c'], foreign: ['b', 'c'] });
});

test('a half of a Local channel takes the other with it', () => {
  assert.deepEqual(scopeOf('l2'), { falling: ['l1', 'l2'], foreign: ['l1'] });
  assert.deepEqual(scopeOf('l1', 'l2', 'l1'), { falling: ['l1', 'l2'], foreign: ['l1'] });
});

test('a channel that is gone does not fall', () => {
  assert.deepEqual(scopeOf('gone'), { falling: [], foreign: [] });
});

test('of a Local channel one half is hung up: the other would be found gone', () => {
  assert.deepEqual(hangupScope(table, ['l1', 'a', 'l2'], 'ours').ids, ['a', 'l1']);
  assert.deepEqual(hangupScope(table, ['l2', 'l3', 'gone'], 'ours').ids, ['l2', 'l3']);
});

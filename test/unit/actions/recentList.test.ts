import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Memento } from 'vscode';
import { RecentList } from '../../../src/actions/recentList';

function memory(): Memento {
  const kept = new Map<string, unknown>();
  return {
    keys: () => [...kept.keys()],
    get: <T>(key: string, standard?: T) => (kept.get(key) as T | undefined) ?? (standard as T),
    update: (key, value) => {
      // As VS Code keeps it: JSON.
      kept.set(key, JSON.parse(JSON.stringify(value)));
      return Promise.resolve();
    },
  };
}

test('newest first, without repetitions, no longer than told', async () => {
  const list = new RecentList<string>(memory(), 'media', 3);
  assert.deepEqual(list.items, []);
  for (const item of ['a', 'b', 'c', 'a', 'd']) await list.add(item);
  assert.deepEqual(list.items, ['d', 'a', 'c']);
});

test('objects of the same content are the same, whatever VS Code did to them', async () => {
  const store = memory();
  const list = new RecentList<{ readonly to: string }>(store, 'calls', 3);
  for (const to of ['x', 'y', 'x']) await list.add({ to });
  assert.deepEqual(list.items, [{ to: 'x' }, { to: 'y' }]);
  assert.deepEqual(new RecentList(store, 'other', 3).items, []);
});

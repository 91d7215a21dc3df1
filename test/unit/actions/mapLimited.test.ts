import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapLimited } from '../../../src/actions/mapLimited';

test('every item is run once, in order, never more than the limit at once', async () => {
  const items = Array.from({ length: 25 }, (_, index) => index);
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  await mapLimited(items, 4, async (item) => {
    begun.push(item);
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
  });
  assert.deepEqual(begun, items);
  assert.equal(most, 4);
  assert.equal(running, 0);
});

test('one that takes long does not hold up the others', async () => {
  let release: (() => void) | undefined;
  const done: number[] = [];
  const all = mapLimited([0, 1, 2, 3, 4], 2, async (item) => {
    if (item === 0) await new Promise<void>((resolve) => (release = resolve));
    else if (item === 4) release?.();
    done.push(item);
  });
  await all;
  assert.deepEqual(done, [1, 2, 3, 4, 0]);
});

test('nothing to do, and a failure', async () => {
  await mapLimited([], 4, () => Promise.reject(new Error('never run')));
  await assert.rejects(
    mapLimited([1, 2], 1, () => Promise.reject(new Error('broken'))),
    /broken/,
  );
});

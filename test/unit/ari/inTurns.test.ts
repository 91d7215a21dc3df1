import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTurns } from '../../../src/ari/inTurns';

test('runs at most so many at a time, all of them, in their order', async () => {
  const turn = inTurns(3);
  let running = 0;
  let most = 0;
  const started: number[] = [];
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      turn(async () => {
        started.push(index);
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        return index * 2;
      }),
    ),
  );
  assert.equal(most, 3);
  assert.deepEqual(started, [...started.keys()]);
  assert.deepEqual(
    results,
    started.map((index) => index * 2),
  );
});

test('a failing task frees its place', async () => {
  const turn = inTurns(1);
  await assert.rejects(turn(() => Promise.reject(new Error('no'))));
  assert.equal(await turn(() => Promise.resolve('yes')), 'yes');
});

test('one that takes long does not hold up the others', async () => {
  const turn = inTurns(2);
  let release: (() => void) | undefined;
  const done: number[] = [];
  await Promise.all(
    [0, 1, 2, 3, 4].map((item) =>
      turn(async () => {
        if (item === 0) await new Promise<void>((resolve) => (release = resolve));
        else if (item === 4) release?.();
        done.push(item);
      }),
    ),
  );
  assert.deepEqual(done, [1, 2, 3, 4, 0]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReconnectDelays } from '../../../src/ari/reconnectDelays';

test('delays double up to the limit, each shortened by up to a half, and start over', () => {
  const delays = new ReconnectDelays({ initialDelay: 500, maxDelay: 30_000 });
  for (let round = 0; round < 50; round += 1) {
    for (const full of [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      const delay = delays.next();
      assert.ok(delay >= full / 2 && delay <= full, `${delay} of ${full}`);
    }
    delays.reset();
  }
});

test('two clients do not wait the same', () => {
  const waits = Array.from({ length: 20 }, () =>
    new ReconnectDelays({ initialDelay: 30_000, maxDelay: 30_000 }).next(),
  );
  assert.ok(new Set(waits).size > 5, waits.join(', '));
});

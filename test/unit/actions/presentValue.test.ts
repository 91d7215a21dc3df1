import assert from 'node:assert/strict';
import { test } from 'node:test';
import { presentValue } from '../../../src/actions/presentValue';
import { AriError } from '../../../src/ari/ariError';
import type { CallOptions } from '../../../src/ari/restClient';

const { signal } = new AbortController();

test('the present value is read in the background', async () => {
  const seen: CallOptions[] = [];
  const value = await presentValue(signal, async (options) => {
    seen.push(options);
    return Promise.resolve({ value: 'x' });
  });
  assert.equal(value, 'x');
  assert.deepEqual(seen, [{ signal, background: true }]);
});

test('what cannot be had is empty; a mistake of ours is not hidden', async () => {
  const missing = new AriError({ code: 'http', operation: 'x', status: 404, message: 'no', hint: '' });
  assert.equal(await presentValue(signal, async () => Promise.reject(missing)), '');
  await assert.rejects(
    presentValue(signal, async () => Promise.reject(new TypeError('ours'))),
    TypeError,
  );
});

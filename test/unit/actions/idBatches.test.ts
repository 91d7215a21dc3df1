import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { idBatches } from '../../../src/actions/idBatches';
import { encodeRequest } from '../../../src/ari/encodeRequest';

test('no id is lost, and no address is as long as 4 KB', () => {
  const id = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 80 })
    .map((text) => text.replace(/[,\0]/g, '-'));
  fc.assert(
    fc.property(fc.array(id, { maxLength: 400, size: 'max' }), (ids) => {
      const batches = idBatches(ids);
      assert.deepEqual(batches.flat(), ids);
      for (const channel of batches) {
        assert.ok(channel.length > 0);
        const { path } = encodeRequest('bridges.addChannel', { bridgeId: 'workbench-01234567', channel });
        assert.ok(path.length < 3_900, `${String(path.length)} characters`);
      }
    }),
  );
});

test('few ids go in one request', () => {
  assert.deepEqual(idBatches(['a', 'b']), [['a', 'b']]);
  assert.deepEqual(idBatches([]), []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localPairName } from '../../../src/shared/localPairName';

test('both halves of a Local channel have one name', () => {
  assert.equal(localPairName('Local/500@from-trunk-00000001;1'), 'Local/500@from-trunk-00000001');
  assert.equal(localPairName('Local/500@from-trunk-00000001;2'), 'Local/500@from-trunk-00000001');
  assert.equal(localPairName('Local/a;1@x-00000001;2'), 'Local/a;1@x-00000001');
});

test('other channels have none', () => {
  for (const name of ['PJSIP/alice-00000001', 'PJSIP/x;1', 'Local/500@x-1;3', 'Local/500@x-1', '']) {
    assert.equal(localPairName(name), undefined, name);
  }
});

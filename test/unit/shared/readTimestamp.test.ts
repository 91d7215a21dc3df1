import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTimestamp } from '../../../src/shared/readTimestamp';

test("reads Asterisk's times with any offset, and no nonsense", () => {
  assert.equal(readTimestamp('2026-11-23T04:21:16.736+0530'), Date.UTC(2026, 10, 22, 22, 51, 16, 736));
  assert.equal(readTimestamp('2026-11-23T04:21:16.736-0100'), Date.UTC(2026, 10, 23, 5, 21, 16, 736));
  assert.equal(readTimestamp('2026-11-23T04:21:16.736Z'), Date.UTC(2026, 10, 23, 4, 21, 16, 736));
  assert.equal(readTimestamp('2026-11-23T04:21:16.736+0000'), Date.UTC(2026, 10, 23, 4, 21, 16, 736));
  assert.equal(readTimestamp('2026-02-30T99:21:16.736+0000'), undefined);
  for (const nonsense of ['yesterday', '', 5, null, undefined, {}]) {
    assert.equal(readTimestamp(nonsense), undefined);
  }
});

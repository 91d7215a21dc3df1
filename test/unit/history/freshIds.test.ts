import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withFreshIds } from '../../../src/history/freshIds';

function repeated(operation: string, path: string): string {
  return withFreshIds(operation, { method: 'POST', path, body: undefined }, () => 'workbench-new').path;
}

test('an id that we gave to what a request created is made anew', () => {
  assert.equal(
    repeated('channels.playWithId', '/channels/workbench-01234567/play/workbench-89abcdef?media=a'),
    '/channels/workbench-01234567/play/workbench-new?media=a',
  );
  assert.equal(
    repeated('channels.create', '/channels/create?app=a&channelId=workbench-01234567&endpoint=b'),
    '/channels/create?app=a&channelId=workbench-new&endpoint=b',
  );
});

test('ids of what is there, and ids that somebody chose, stay', () => {
  for (const [operation, path] of [
    ['bridges.addChannel', '/bridges/workbench-01234567/addChannel?channel=workbench-01234567'],
    ['channels.originateWithId', '/channels/my-call?endpoint=workbench-01234567'],
    ['channels.originate', '/channels?originator=workbench-01234567'],
    ['GET /x', '/x/workbench-01234567'],
  ] as const) {
    assert.equal(repeated(operation, path), path);
  }
});

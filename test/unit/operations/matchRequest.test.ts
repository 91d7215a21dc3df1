import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import fc from 'fast-check';
import { encodeOperation } from '../../../src/ari/encodeOperation';
import { matchRequest } from '../../../src/operations/matchRequest';
import { ownOperations } from '../../../src/operations/ownOperations';
import { anyParams } from './anyParams';

const OPERATIONS = ownOperations(undefined);

describe('a request is read back as the operation and parameters that it was made of', () => {
  for (const operation of OPERATIONS) {
    it(operation.id, () => {
      fc.assert(
        fc.property(anyParams(operation), (params) => {
          const matched = matchRequest(OPERATIONS, encodeOperation(operation, params));
          assert.equal(matched?.operation.id, operation.id);
          assert.deepEqual(matched.params, params);
        }),
        { numRuns: 20 },
      );
    });
  }
});

function matched(method: string, path: string, body?: string): readonly [string, unknown] | undefined {
  const found = matchRequest(OPERATIONS, { method, path, body });
  return found && [found.operation.id, found.params];
}

test('a literal part of a path goes before a parameter', () => {
  assert.deepEqual(matched('POST', '/channels/create?endpoint=a%2Fb&app=x'), [
    'channels.create',
    { endpoint: 'a/b', app: 'x' },
  ]);
  assert.deepEqual(matched('POST', '/channels/other?endpoint=a%2Fb'), [
    'channels.originateWithId',
    { channelId: 'other', endpoint: 'a/b' },
  ]);
});

test('the body counts more than the query, and the last of several values', () => {
  assert.deepEqual(matched('POST', '/channels/c/play?media=a&media=b', '{"lang":"en"}'), [
    'channels.play',
    { channelId: 'c', media: 'b', lang: 'en' },
  ]);
  assert.deepEqual(matched('POST', '/channels/c/move?app=a', '{"app":"b"}'), [
    'channels.move',
    { channelId: 'c', app: 'b' },
  ]);
});

test('what the path names is what is meant, whatever query and body say', () => {
  for (const [path, body] of [
    ['/channels/1700.1?channelId=my-test', undefined],
    ['/channels/1700.1', '{"channelId":"my-test"}'],
    ['/channels/1700.1?channelId=a', '{"channelId":"b"}'],
  ] as const) {
    assert.deepEqual(matched('DELETE', path, body), ['channels.hangup', { channelId: '1700.1' }]);
  }
  const filter = matched('PUT', '/applications/a/eventFilter?applicationName=b', '{"applicationName":"c"}');
  assert.deepEqual(filter?.[1], { applicationName: 'a', filter: { applicationName: 'c' } });
});

test('what is wrong stays as it was written, so that checking finds it', () => {
  assert.deepEqual(matched('POST', '/channels/c/dial?timeout=abc&nonsense=1'), [
    'channels.dial',
    { channelId: 'c', timeout: 'abc', nonsense: '1' },
  ]);
});

test('other methods and paths are none', () => {
  for (const [method, path] of [
    ['PATCH', '/channels'],
    ['DELETE', '/channels'],
    ['GET', '/channels/'],
    ['GET', '/channels/a/b'],
    ['GET', 'channels'],
    ['GET', ''],
  ] as const) {
    assert.equal(matched(method, path), undefined, `${method} ${path}`);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  originateParams,
  resolveRequest,
  targetText,
  type OriginateRequest,
} from '../../../src/actions/originate/originateRequest';

function request(target: OriginateRequest['target']): OriginateRequest {
  return { endpoint: 'PJSIP/alice', target, timeout: 30, variables: {} };
}

test('our own application is meant as such: its name is another in every window', () => {
  const kept = request({ kind: 'ours' });
  assert.deepEqual(resolveRequest(kept, 'ari-workbench-1').target, {
    kind: 'application',
    app: 'ari-workbench-1',
  });
  assert.deepEqual(resolveRequest(kept, 'ari-workbench-2').target, {
    kind: 'application',
    app: 'ari-workbench-2',
  });
});

test('any other target is called as it was', () => {
  for (const target of [
    { kind: 'application', app: 'theirs' },
    { kind: 'dialplan', context: 'default', extension: '100', priority: 1 },
  ] as const) {
    assert.deepEqual(resolveRequest(request(target), 'ours'), request(target));
  }
});

test('targets read as people write them', () => {
  assert.equal(targetText(request({ kind: 'ours' })), 'our application');
  assert.equal(targetText(request({ kind: 'application', app: 'theirs' })), 'theirs');
  const target = { kind: 'dialplan', context: 'default', extension: '100', priority: 2 } as const;
  assert.equal(targetText(request(target)), '100@default,2');
});

test('arguments go along with an application, whichever it is, and with nothing else', () => {
  const ours = resolveRequest(request({ kind: 'ours', appArgs: 'one,two' }), 'mine');
  assert.deepEqual(originateParams(ours, 'id'), {
    ...{ channelId: 'id', endpoint: 'PJSIP/alice', timeout: 30 },
    ...{ app: 'mine', appArgs: 'one,two' },
  });
  const place = { context: 'default', extension: '100', priority: 2 };
  const call = { ...request({ kind: 'dialplan', ...place }), callerId: '1001', variables: { A: '1' } };
  assert.deepEqual(originateParams(resolveRequest(call, 'mine'), 'id'), {
    ...{ channelId: 'id', endpoint: 'PJSIP/alice', timeout: 30 },
    ...{ callerId: '1001', variables: { A: '1' } },
    ...place,
  });
});

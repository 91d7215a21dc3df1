import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerNote } from '../../../src/operations/answerNote';

function noteOf(method: string, path: string, value?: unknown, status = 200): string | undefined {
  return answerNote({ request: { method, path }, status, value: () => value });
}

test('a success that may be none says so; one that means what it says has no note', () => {
  assert.match(noteOf('GET', '/deviceStates/Foo', { state: 'INVALID' }) ?? '', /does not know/);
  assert.equal(noteOf('GET', '/deviceStates/Foo', { state: 'INUSE' }), undefined);
  assert.match(noteOf('GET', '/asterisk/variable?variable=X', { value: '' }) ?? '', /not set/);
  assert.equal(noteOf('GET', '/asterisk/variable?variable=X', { value: 'x' }), undefined);
  assert.match(noteOf('PUT', '/asterisk/modules/pbx_config.so', undefined, 204) ?? '', /No proof/);
  assert.match(noteOf('PUT', '/asterisk/modules/pbx_config', undefined, 202) ?? '', /Queued/);
  assert.equal(noteOf('PUT', '/asterisk/modules/res_ari.so', undefined, 204), undefined);
  assert.match(noteOf('PUT', '/asterisk/logging/x.log/rotate', undefined, 204) ?? '', /gone now/);
  assert.match(noteOf('POST', '/channels/1/redirect?endpoint=x', undefined, 204) ?? '', /listed for ever/);
});

test('only the requests themselves: not their neighbours, not what failed', () => {
  assert.match(noteOf('POST', '/channels?endpoint=x') ?? '', /events tell/);
  assert.match(noteOf('POST', '/channels/my-id?endpoint=x') ?? '', /events tell/);
  assert.equal(noteOf('POST', '/channels/1/answer', undefined, 204), undefined);
  assert.equal(noteOf('GET', '/channels/1'), undefined);
  assert.equal(noteOf('POST', '/channels?endpoint=x', undefined, 500), undefined);
  assert.equal(noteOf('PUT', '/asterisk/modules/pbx_config.so', undefined, 409), undefined);
});

test('a big answer to another request is not parsed', () => {
  const value = (): unknown => assert.fail('parsed');
  assert.equal(answerNote({ request: { method: 'GET', path: '/channels' }, status: 200, value }), undefined);
});

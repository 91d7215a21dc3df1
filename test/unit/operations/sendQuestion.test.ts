import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownOperations } from '../../../src/operations/ownOperations';
import { sendQuestion, type SendQuestion } from '../../../src/operations/sendQuestion';

const OPERATIONS = ownOperations(undefined);

function question(id: string, params: Readonly<Record<string, unknown>>): SendQuestion | undefined {
  const operation = OPERATIONS.find((known) => known.id === id);
  assert.ok(operation, id);
  return sendQuestion(operation, params, 'the PBX');
}

/** Every parameter of the path, named after itself. */
function pathOf(id: string): Record<string, string> {
  const { params } = OPERATIONS.find((known) => known.id === id) ?? { params: [] };
  return Object.fromEntries(
    params.filter((parameter) => parameter.in === 'path').map(({ name }) => [name, `my-${name}`]),
  );
}

test('what is asked about', () => {
  const asked = OPERATIONS.filter(({ id }) => question(id, pathOf(id))).map(({ id }) => id);
  assert.deepEqual(asked, [
    'asterisk.deleteObject',
    'asterisk.unloadModule',
    'asterisk.deleteLog',
    'asterisk.rotateLog',
    'bridges.destroy',
    'channels.hangup',
    'channels.redirect',
    'channels.dial',
    'deviceStates.delete',
    'mailboxes.delete',
    'recordings.deleteStored',
    'recordings.cancel',
  ]);
});

test('every question names the resource and the server', () => {
  for (const { id } of OPERATIONS) {
    const asked = question(id, pathOf(id));
    if (!asked) continue;
    for (const value of Object.values(pathOf(id))) assert.ok(asked.question.includes(value), asked.question);
    assert.ok(asked.question.includes('the PBX'), asked.question);
  }
});

test('unloading a module asks twice: Asterisk unloads even RTP', () => {
  assert.ok(question('asterisk.unloadModule', { moduleName: 'res_rtp_asterisk.so' })?.again);
  assert.equal(question('channels.hangup', { channelId: 'c' })?.again, undefined);
});

test('a recording that takes the place of another one is asked about', () => {
  for (const id of ['channels.record', 'bridges.record']) {
    const asked = question(id, { ...pathOf(id), name: 'day/one', ifExists: 'overwrite' });
    assert.equal(asked?.question, 'Overwrite the recording day/one on the PBX?');
    assert.equal(question(id, { ...pathOf(id), name: 'day/one', ifExists: 'append' }), undefined);
    assert.equal(question(id, { ...pathOf(id), name: 'day/one' }), undefined);
  }
});

test('a filter that holds back the answers of REST over the WebSocket is asked about', () => {
  const ask = (filter: unknown): boolean =>
    question('applications.filter', { applicationName: 'a', filter }) !== undefined;
  assert.equal(ask({ allowed: [{ type: 'StasisStart' }] }), true);
  assert.equal(ask({ allowed: [{ type: 'StasisStart' }, { type: 'RESTResponse' }] }), false);
  assert.equal(ask({ allowed: [], disallowed: [{ type: 'Dial' }] }), false);
  assert.equal(ask(undefined), false);
});

test('a DELETE of a newer Asterisk asks', () => {
  const asked = sendQuestion(
    { id: 'moon.delete', method: 'DELETE', path: '/moon/{phase}' },
    { phase: 'full' },
    'x',
  );
  assert.equal(asked?.question, 'moon.delete: full on x?');
});

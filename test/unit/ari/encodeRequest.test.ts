import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { encodeRequest } from '../../../src/ari/encodeRequest';
import { operations, type OperationId, type OperationParams } from '../../../src/ari/generated/operations';

/** Well-formed text that Asterisk can carry, and that is not special as a path. */
const text = fc
  .string({ unit: 'grapheme', minLength: 1 })
  .filter((value) => !/[\0]|\p{Surrogate}/u.test(value) && value !== '.' && value !== '..');

function refused(operation: OperationId, params: Record<string, unknown>): string {
  try {
    encodeRequest(operation, params as OperationParams[OperationId]);
  } catch (error) {
    const { name, code, message } = error as { name: string; code: string; message: string };
    assert.equal(name, 'AriError');
    assert.equal(code, 'badParameter');
    return message;
  }
  assert.fail(`${operation} ${JSON.stringify(params)} was accepted`);
}

test('builds path, query and body', () => {
  const request = encodeRequest('channels.originateWithId', {
    channelId: 'a/b',
    endpoint: 'Local/500@from-trunk',
    timeout: 30,
    variables: { A: '1' },
  });
  assert.deepEqual(request, {
    method: 'POST',
    path: '/channels/a%2Fb?endpoint=Local%2F500%40from-trunk&timeout=30',
    body: '{"variables":{"A":"1"}}',
  });
});

test('the event filter is the body itself, configuration fields are wrapped', () => {
  const filter = { allowed: [{ type: 'StasisStart' }] };
  const request = encodeRequest('applications.filter', { applicationName: 'a', filter });
  assert.equal(request.body, JSON.stringify(filter));
  const fields = [{ attribute: 'a', value: 'b' }];
  const update = encodeRequest('asterisk.updateObject', {
    configClass: 'c',
    objectType: 't',
    id: 'i',
    fields,
  });
  assert.equal(update.body, JSON.stringify({ fields }));
});

test('a variable may be named like a method of every object', () => {
  const variables = { toString: '1', valueOf: '2' };
  const { body } = encodeRequest('channels.create', { endpoint: 'a/b', app: 'x', variables });
  assert.deepEqual(JSON.parse(body ?? ''), { variables });
});

test('several values are joined with commas', () => {
  const { path } = encodeRequest('bridges.addChannel', { bridgeId: 'b', channel: ['x', 'y'] });
  assert.equal(path, '/bridges/b/addChannel?channel=x%2Cy');
});

test('any id and any value survive the way through a URL', () => {
  fc.assert(
    fc.property(text, text, (channelId, variable) => {
      const { path } = encodeRequest('channels.getChannelVar', { channelId, variable });
      const url = new URL(path, 'http://pbx');
      const [, channels, id, last] = url.pathname.split('/');
      assert.deepEqual([channels, last], ['channels', 'variable']);
      assert.equal(decodeURIComponent(id ?? ''), channelId);
      assert.deepEqual([...url.searchParams], [['variable', variable]]);
    }),
  );
});

test('an id that looks like a placeholder or a replacement pattern is only an id', () => {
  for (const id of ['{recordingName}', '$&', '$1', "$'"]) {
    const { path } = encodeRequest('channels.get', { channelId: id });
    assert.equal(path, `/channels/${encodeURIComponent(id)}`);
  }
});

test('a move without an application, which crashes Asterisk 22.10.1, is refused', () => {
  assert.equal(refused('channels.move', { channelId: 'x' }), 'app is required.');
  assert.equal(refused('channels.move', { channelId: 'x', app: undefined }), 'app is required.');
  assert.equal(refused('channels.move', { channelId: 'x', app: '' }), 'app must not be empty.');
});

test('every operation refuses to go without each of its required parameters', () => {
  let refusals = 0;
  for (const [operation, facts] of Object.entries(operations)) {
    const sample = (type: string, allowed: readonly string[] | undefined): unknown => {
      if (type === 'int' || type === 'long') return 1;
      if (type === 'boolean') return true;
      if (type === 'object' || type === 'containers') return {};
      return allowed?.[0] ?? 'x';
    };
    const full = Object.fromEntries(
      facts.params.map(({ name, type, allowed }) => [name, sample(type, allowed)]),
    );
    encodeRequest(operation as OperationId, full);
    for (const { name, required } of facts.params) {
      if (required === true) {
        assert.equal(
          refused(operation as OperationId, { ...full, [name]: undefined }),
          `${name} is required.`,
        );
        refusals += 1;
      }
    }
  }
  assert.ok(refusals > 150, `${refusals} required parameters`);
});

test('whole numbers are whole numbers', () => {
  const dial = (timeout: unknown): string => refused('channels.dial', { channelId: 'x', timeout });
  assert.equal(dial('30'), 'timeout must be a whole number.');
  assert.equal(dial('abc'), 'timeout must be a whole number.');
  assert.equal(dial(1.5), 'timeout must be a whole number.');
  assert.equal(dial(NaN), 'timeout must be a whole number.');
  assert.equal(dial(Infinity), 'timeout must be a whole number.');
  assert.equal(dial(2 ** 31), 'timeout is out of range.');
  assert.equal(dial(-1), 'timeout must be 0 or more.');
  assert.equal(dial(null), 'timeout must be a whole number.');
});

test('booleans, allowed values and objects are checked', () => {
  assert.equal(
    refused('bridges.addChannel', { bridgeId: 'b', channel: 'c', mute: 'true' }),
    'mute must be true or false.',
  );
  assert.match(refused('channels.mute', { channelId: 'c', direction: 'up' }), /one of both, in, out/);
  assert.match(refused('asterisk.getInfo', { only: ['system', 'nope'] }), /one of build/);
  assert.match(
    refused('channels.create', { endpoint: 'e', app: 'a', variables: 'A=1' }),
    /must be an object/,
  );
});

test('what would be taken for something else is refused', () => {
  assert.match(refused('channels.get', { channelId: '..' }), /relative path/);
  assert.match(refused('channels.get', { channelId: '.' }), /relative path/);
  assert.match(refused('channels.get', { channelId: 'a\0b' }), /cannot be sent/);
  assert.match(refused('channels.get', { channelId: '\ud800' }), /cannot be sent/);
  assert.match(refused('bridges.addChannel', { bridgeId: 'b', channel: ['a,b'] }), /comma/);
  assert.match(refused('bridges.addChannel', { bridgeId: 'b', channel: [] }), /empty/);
  assert.match(refused('channels.get', { channelId: 'x', chanelId: 'y' }), /chanelId is no parameter/);
});

test('a log name stays inside the log folder', () => {
  for (const logChannelName of ['../x', 'a/b', '/etc/x', '..', 'a\\b', 'x..']) {
    assert.match(refused('asterisk.addLog', { logChannelName, configuration: 'notice' }), /contains a path/);
    assert.match(refused('asterisk.deleteLog', { logChannelName }), /contains a path/);
    assert.match(refused('asterisk.rotateLog', { logChannelName }), /contains a path/);
  }
});

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { isAriError, type AriError } from '../../src/ari/ariError';
import type { OperationId, OperationParams } from '../../src/ari/generated/operations';
import { RestClient, type RestClientOptions } from '../../src/ari/restClient';
import { parseServerAddress } from '../../src/ari/serverAddress';
import { takeSnapshot } from '../../src/ari/snapshot';
import type { ServerUnderTest } from '../support/server/serverUnderTest';
import { startServer } from '../support/server/startServer';
import { waitFor } from '../support/waitFor';
import { registerApplication, type RegisteredApplication } from './ariApplication';

let server: ServerUnderTest;
let application: RegisteredApplication;
let rest: RestClient;

function clientOf(options: Partial<RestClientOptions> = {}): RestClient {
  const { url, user, password } = server;
  return new RestClient({ address: parseServerAddress(url), user, password, ...options });
}

before(async () => {
  server = await startServer();
  application = await registerApplication(server, 'myapp');
  rest = clientOf();
});
after(async () => {
  await rest.close();
  application.close();
  await server.stop();
});

async function failureOf(promise: Promise<unknown>): Promise<AriError> {
  const outcome: unknown = await promise.catch((error: unknown) => error);
  assert.ok(isAriError(outcome), JSON.stringify(outcome));
  assert.ok(!`${outcome.message}${outcome.hint}`.includes(server.password));
  return outcome;
}

/** A channel that our application controls; removed at the end of the test. */
async function channelInStasis(id: string): Promise<string> {
  await rest.call('channels.originateWithId', {
    channelId: id,
    endpoint: 'Local/501@from-trunk',
    app: 'myapp',
  });
  await waitFor('the channel in Stasis', () =>
    application.events.some(({ type, channel }) => type === 'StasisStart' && channel?.id === id),
  );
  return id;
}

/** A channel in the dialplan. */
async function channelInDialplan(id: string): Promise<string> {
  await rest.call('channels.originateWithId', {
    channelId: id,
    endpoint: 'Local/501@from-trunk',
    context: 'from-trunk',
    extension: '501',
    priority: 1,
  });
  await waitFor('the channel in the dialplan', async () => {
    const { dialplan } = await rest.call('channels.get', { channelId: id });
    return dialplan.app_name === 'Wait';
  });
  return id;
}

interface Refusal<O extends OperationId = OperationId> {
  readonly operation: O;
  readonly params: () => OperationParams[O] | Promise<OperationParams[O]>;
  readonly status: number;
  readonly message: RegExp;
  readonly hint: RegExp;
}

function refusal<O extends OperationId>(row: Refusal<O>): Refusal {
  return row;
}

const refusals = [
  refusal({
    operation: 'channels.answer',
    params: () => ({ channelId: 'gone' }),
    status: 404,
    message: /Channel not found/,
    hint: /hung up/,
  }),
  refusal({
    operation: 'applications.get',
    params: () => ({ applicationName: 'nobody' }),
    status: 404,
    message: /Application not found/,
    hint: /registered/,
  }),
  refusal({
    operation: 'bridges.get',
    params: () => ({ bridgeId: 'gone' }),
    status: 404,
    message: /Bridge not found/,
    hint: /destroyed/,
  }),
  refusal({
    operation: 'mailboxes.list',
    params: () => ({}),
    status: 404,
    message: /Resource not found/,
    hint: /module/,
  }),
  refusal({
    operation: 'channels.answer',
    params: async () => ({ channelId: await channelInDialplan('in-dialplan-1') }),
    status: 409,
    message: /not in Stasis/,
    hint: /dialplan/,
  }),
  refusal({
    operation: 'channels.originateWithId',
    params: async () => ({
      channelId: await channelInDialplan('twice'),
      endpoint: 'Local/501@from-trunk',
      app: 'myapp',
    }),
    status: 409,
    message: /./,
    hint: /in use/,
  }),
  refusal({
    operation: 'channels.answer',
    params: async () => {
      await rest.call('channels.create', {
        endpoint: 'Local/501@from-trunk',
        app: 'myapp',
        channelId: 'undialled',
      });
      return { channelId: 'undialled' };
    },
    status: 412,
    message: /./,
    hint: /wrong state/,
  }),
  refusal({
    operation: 'bridges.addChannel',
    params: async () => {
      await rest.call('bridges.createWithId', { bridgeId: 'b-1' });
      return { bridgeId: 'b-1', channel: await channelInDialplan('in-dialplan-2') };
    },
    status: 422,
    message: /not in Stasis/,
    hint: /Stasis/,
  }),
  refusal({
    operation: 'bridges.addChannel',
    params: async () => {
      await rest.call('bridges.createWithId', { bridgeId: 'b-2' });
      return { bridgeId: 'b-2', channel: 'gone' };
    },
    status: 400,
    message: /Channel not found/,
    hint: /hung up/,
  }),
  refusal({
    operation: 'bridges.removeChannel',
    params: async () => {
      await rest.call('bridges.createWithId', { bridgeId: 'b-3' });
      return { bridgeId: 'b-3', channel: await channelInStasis('outside') };
    },
    status: 422,
    message: /not in this bridge/i,
    hint: /not in this bridge/,
  }),
  refusal({
    operation: 'channels.originate',
    params: () => ({ endpoint: 'Nonsense/x', app: 'myapp' }),
    status: 500,
    message: /Allocation failed/,
    hint: /technology/,
  }),
  refusal({
    operation: 'channels.originate',
    params: () => ({ endpoint: 'nonsense', app: 'myapp' }),
    status: 400,
    message: /endpoint/,
    hint: /technology\/resource/,
  }),
  refusal({
    operation: 'channels.originate',
    params: () => ({ endpoint: 'Local/501@from-trunk' }),
    status: 400,
    message: /./,
    hint: /context/,
  }),
  refusal({
    operation: 'channels.record',
    params: async () => ({ channelId: await channelInStasis('recorded'), name: 'r', format: 'nonsense' }),
    status: 422,
    message: /./,
    hint: /format/,
  }),
  refusal({
    operation: 'channels.getChannelVar',
    params: async () => ({ channelId: await channelInStasis('unset'), variable: 'UNSET' }),
    status: 404,
    message: /variable/,
    hint: /not set/,
  }),
  refusal({
    operation: 'asterisk.reloadModule',
    params: () => ({ moduleName: 'nonsense.so' }),
    status: 404,
    message: /./,
    hint: /No such module/,
  }),
  refusal({
    operation: 'asterisk.getGlobalVar',
    params: () => ({ variable: 'V'.repeat(6_000) }),
    status: 400,
    message: /HTTP 400/,
    hint: /4 KB/,
  }),
  refusal({
    operation: 'channels.originate',
    params: () => ({ endpoint: 'Local/501@from-trunk', app: 'myapp', variables: { V: 'v'.repeat(50_000) } }),
    status: 413,
    message: /./,
    hint: /40 KB/,
  }),
];

for (const { operation, params, status, message, hint } of refusals) {
  test(`${operation}: ${status} ${message.source} is explained (${hint.source})`, async () => {
    // A connection of its own: Asterisk 22.10 reports a failed originate as 409 when the one before on the
    // same connection had a used id (it looks at a stale errno).
    const fresh = clientOf();
    try {
      const error = await failureOf(fresh.call(operation, await params()));
      assert.equal(error.status, status, error.message);
      assert.equal(error.operation, operation);
      assert.match(error.message, message);
      assert.match(error.hint, hint);
    } finally {
      await fresh.close();
      await server.hangUpAll();
    }
  });
}

test('wrong password and unknown user: 401', async () => {
  for (const wrong of [{ password: 'wrong' }, { user: 'nobody' }]) {
    const client = clientOf(wrong);
    const error = await failureOf(client.call('channels.list', {}));
    await client.close();
    assert.equal(error.status, 401);
    assert.match(error.hint, /password/);
  }
});

test('a read-only user may look but not write: 403', async () => {
  const client = clientOf({ user: server.readOnlyUser, password: server.readOnlyPassword });
  assert.ok(Array.isArray(await client.call('channels.list', {})));
  const error = await failureOf(client.call('bridges.create', {}));
  await client.close();
  assert.equal(error.status, 403);
  assert.match(error.message, /Write access denied/);
  assert.match(error.hint, /read_only/);
});

test('a read-only connection of a user who may write changes nothing', async () => {
  const client = clientOf({ readOnly: true });
  const error = await failureOf(client.call('bridges.createWithId', { bridgeId: 'forbidden' }));
  await client.close();
  assert.equal(error.code, 'readOnly');
  assert.equal((await server.rest('GET', '/bridges/forbidden')).status, 404);
});

test('a move without an application is refused, and Asterisk lives', async () => {
  const channelId = await channelInStasis('unmoved');
  const error = await failureOf(
    rest.call('channels.move', { channelId } as { channelId: string; app: string }),
  );
  assert.equal(error.code, 'badParameter');
  assert.equal((await server.rest('GET', '/channels/unmoved')).status, 200);
  await rest.call('channels.hangup', { channelId });
});

test('ids and values reach Asterisk as they are', async () => {
  const id = 'ümläut/…?&#%41 +<b>';
  const value = 'a&b=c;d %20 "é" \u202e ☎';
  await rest.call('bridges.createWithId', { bridgeId: id, name: value });
  const bridge = await rest.call('bridges.get', { bridgeId: id });
  assert.equal(bridge.id, id);
  assert.equal(bridge.name, value);
  await rest.call('bridges.destroy', { bridgeId: id });
  await rest.call('asterisk.setGlobalVar', { variable: 'ODD', value });
  assert.deepEqual(await rest.call('asterisk.getGlobalVar', { variable: 'ODD' }), { value });
});

test('a hostile caller name arrives unchanged: it is for the views to show it as text', async () => {
  const name = '<img onerror=x>[x](command:y)$(zap)\u202e';
  await rest.call('channels.originateWithId', {
    channelId: 'hostile',
    endpoint: 'Local/501@from-trunk',
    app: 'myapp',
    variables: { 'CALLERID(name)': name },
  });
  const { caller } = await rest.call('channels.get', { channelId: 'hostile' });
  assert.equal(caller.name, name);
  await rest.call('channels.hangup', { channelId: 'hostile' });
});

test('several values of one parameter', async () => {
  const info = await rest.call('asterisk.getInfo', { only: ['system', 'status'] });
  assert.deepEqual(Object.keys(info).sort(), ['status', 'system']);
});

test('a command that blocks behind a playback holds up nothing else, and can be cancelled', async () => {
  const channelId = await channelInStasis('blocked');
  const playbackId = randomUUID();
  await rest.call('channels.playWithId', { channelId, playbackId, media: 'tone:dial' });
  await waitFor('the playback', () => application.events.some(({ type }) => type === 'PlaybackStarted'));
  const cancel = new AbortController();
  let isSettled = false;
  const blocked = failureOf(
    rest.call(
      'channels.setChannelVar',
      { channelId, variable: 'X', value: 'y' },
      { timeout: 0, signal: cancel.signal },
    ),
  ).finally(() => (isSettled = true));
  for (let round = 0; round < 20; round += 1) {
    await rest.call('channels.list', {});
  }
  assert.equal(isSettled, false);
  cancel.abort();
  assert.equal((await blocked).code, 'aborted');
  await rest.call('playbacks.stop', { playbackId });
  await rest.call('channels.hangup', { channelId });
});

test('a snapshot holds what Asterisk itself reports', async () => {
  const channelId = await channelInStasis('in-snapshot');
  await rest.call('bridges.createWithId', { bridgeId: 'b-snapshot' });
  const snapshot = await takeSnapshot(rest);
  assert.ok(snapshot.channels.some(({ id }) => id === channelId));
  assert.ok(snapshot.bridges.some(({ id }) => id === 'b-snapshot'));
  assert.ok(snapshot.applications.some(({ name }) => name === 'myapp'));
  assert.ok(snapshot.endpoints.some(({ resource }) => resource === 'alice'));
  assert.match(snapshot.info.system?.version ?? '', /^22\./);
  await rest.call('bridges.destroy', { bridgeId: 'b-snapshot' });
  await rest.call('channels.hangup', { channelId });
});

test('a snapshot that is cancelled stops', async () => {
  const error = await failureOf(takeSnapshot(rest, AbortSignal.abort()));
  assert.equal(error.code, 'aborted');
});

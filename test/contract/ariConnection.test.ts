import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AriError } from '../../src/ari/ariError';
import { momentNow } from '../../src/ari/moment';
import { parseServerAddress } from '../../src/ari/serverAddress';
import { faultProxy } from '../support/proxy/faultProxy';
import { waitFor } from '../support/waitFor';
import { contractBed } from './contractBed';
import { reach, typesOf, watch } from './watchedConnection';

const bed = contractBed();

test('serving an application: its calls arrive', async (context) => {
  const watched = watch(context, bed.server, ['myapp']);
  await reach(watched, 'live');
  await bed.server.originateQuietly('500');
  await waitFor('StasisStart', () => typesOf(watched).includes('StasisStart'));
  await bed.server.hangUpAll();
  await waitFor('StasisEnd', () => typesOf(watched).includes('StasisEnd'));
  for (const { kind, application, timestamp } of watched.frames) {
    assert.equal(kind, 'event');
    assert.equal(application, 'myapp');
    assert.ok(Math.abs((timestamp ?? 0) - Date.now()) < 60_000);
  }
});

test('watching under another name: channels are seen, the StasisStart of others is not', async (context) => {
  const serving = watch(context, bed.server, ['myapp']);
  const watching = watch(context, bed.server, ['watcher']);
  await reach(serving, 'live');
  await reach(watching, 'live');
  await bed.server.originateQuietly('500');
  await waitFor('StasisStart', () => typesOf(serving).includes('StasisStart'));
  await bed.server.hangUpAll();
  await waitFor('the end of the call', () => typesOf(watching).includes('ChannelDestroyed'));
  assert.ok(!typesOf(watching).includes('StasisStart'));
});

test('wrong credentials are final', async (context) => {
  const watched = watch(context, bed.server, ['myapp'], { password: 'wrong' });
  const { problem } = await reach(watched, 'failed');
  assert.equal(problem.status, 401);
  assert.match(problem.message, /Authentication required/);
});

test('a second client of the same application replaces the first, which does not fight back', async (context) => {
  const first = watch(context, bed.server, ['contested']);
  await reach(first, 'live');
  const second = watch(context, bed.server, ['contested']);
  await reach(second, 'live');
  assert.equal((await reach(first, 'replaced')).application, 'contested');
  await bed.server.originateQuietly('501');
  await waitFor('an event for the second', () => typesOf(second).includes('ChannelCreated'));
  assert.equal(first.connection.state.status, 'replaced');
  assert.equal(second.connection.state.status, 'live');
  first.connection.connect();
  await reach(first, 'live');
  await reach(second, 'replaced');
  assert.equal(first.gaps.length, 1);
  await bed.server.hangUpAll();
});

test('closing gives up the device states first: delivering one meanwhile can lock Asterisk up', async (context) => {
  const watched = watch(context, bed.server, ['polite']);
  await reach(watched, 'live');
  await watched.connection.close();
  const last = watched.exchanges.at(-1);
  assert.equal(last?.operation, 'applications.unsubscribe');
  assert.equal(last.status, 200);
});

test('a connection of no use gives the device states up as well, and its successor has them again', async (context) => {
  const watched = watch(context, bed.server, ['forgotten']);
  await reach(watched, 'live');
  const error = { code: 'unreachable', operation: 'x', message: 'of no use', hint: 'h' } as const;
  watched.connection.abandon(new AriError(error), momentNow());
  watched.connection.connect();
  await reach(watched, 'live');
  const given = watched.exchanges.filter(({ operation }) => operation === 'applications.unsubscribe');
  assert.deepEqual(
    given.map(({ status }) => status),
    [200],
  );
  await bed.server.rest('PUT', '/deviceStates/Stasis:lamp', { deviceState: 'INUSE' });
  await waitFor('a device state', () => typesOf(watched).includes('DeviceStateChanged'));
});

test('a read-only user may watch', async (context) => {
  const { readOnlyUser: user, readOnlyPassword: password } = bed.server;
  const watched = watch(context, bed.server, ['observer-app'], { user, password });
  await reach(watched, 'live');
});

test('an interrupted network is noticed by pings, and the connection comes back', async (context) => {
  const proxy = await faultProxy(context, bed.server.url);
  const address = parseServerAddress(`127.0.0.1:${proxy.port}`);
  const watched = watch(context, bed.server, ['through-proxy'], { address, pingInterval: 100 });
  const { since } = await reach(watched, 'live');
  await waitFor('some pings answered', () => Date.now() - since > 500);
  assert.equal(watched.connection.state.status, 'live');
  proxy.mute('all');
  const { problem } = await reach(watched, 'waitingToRetry');
  assert.match(problem.message, /No sign of life/);
  proxy.unmute();
  await reach(watched, 'live');
  assert.equal(watched.gaps.length, 1);
  assert.equal(watched.snapshots.length, 2);
});

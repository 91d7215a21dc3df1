import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { AriError } from '../../src/ari/ariError';
import { AriConnection, type AriConnectionOptions } from '../../src/ari/connection';
import type { EventFrame } from '../../src/ari/eventFrame';
import { RestClient, type RestExchange } from '../../src/ari/restClient';
import { parseServerAddress } from '../../src/ari/serverAddress';
import { takeSnapshot, type ServerSnapshot } from '../../src/ari/snapshot';
import type { ConnectionState } from '../../src/shared/connectionState';
import { waitFor } from '../support/waitFor';
import { contractBed } from './contractBed';
import { tcpProxy } from './tcpProxy';

const bed = contractBed();

interface Watched {
  readonly connection: AriConnection;
  readonly states: ConnectionState[];
  readonly frames: EventFrame[];
  readonly gaps: { from: number; to: number; reason: string }[];
  readonly snapshots: ServerSnapshot[];
  readonly exchanges: RestExchange[];
}

function connect(
  context: TestContext,
  applications: string[],
  options: Partial<AriConnectionOptions> = {},
): Watched {
  const { user, password } = bed.asterisk;
  const address = options.address ?? parseServerAddress(bed.asterisk.url);
  const exchanges: RestExchange[] = [];
  const onExchange = (exchange: RestExchange): unknown => exchanges.push(exchange);
  const rest = new RestClient({ address, user, password, onExchange });
  const watched: Omit<Watched, 'connection'> = { states: [], frames: [], gaps: [], snapshots: [], exchanges };
  const connection = new AriConnection({
    address,
    user,
    password,
    applications,
    subscribeAll: true,
    rest,
    backoff: { initialDelay: 100, maxDelay: 500 },
    handler: {
      stateChanged: (state) => watched.states.push(state),
      frame: (frame) => watched.frames.push(frame),
      synchronise: async (signal) => {
        watched.snapshots.push(await takeSnapshot(rest, signal));
      },
      gap: (from, to, reason) => watched.gaps.push({ from, to, reason }),
    },
    ...options,
  });
  context.after(async () => {
    await connection.close();
    await rest.close();
  });
  connection.connect();
  return { ...watched, connection };
}

async function reach<S extends ConnectionState['status']>(
  { connection }: Watched,
  status: S,
): Promise<Extract<ConnectionState, { status: S }>> {
  await waitFor(
    `the state ${status}`,
    () => {
      if (connection.state.status === status) {
        return true;
      }
      throw new Error(`The state is ${JSON.stringify(connection.state)}.`);
    },
    { timeoutMs: 30_000 },
  );
  return connection.state as Extract<ConnectionState, { status: S }>;
}

const typesOf = ({ frames }: Watched): string[] => frames.map(({ type }) => type);

test('serving an application: its calls arrive', async (context) => {
  const watched = connect(context, ['myapp']);
  await reach(watched, 'live');
  await bed.asterisk.cli('channel originate Local/500@from-trunk application Wait 30');
  await waitFor('StasisStart', () => typesOf(watched).includes('StasisStart'));
  await bed.asterisk.cli('channel request hangup all');
  await waitFor('StasisEnd', () => typesOf(watched).includes('StasisEnd'));
  for (const { kind, application, timestamp } of watched.frames) {
    assert.equal(kind, 'event');
    assert.equal(application, 'myapp');
    assert.ok(Math.abs((timestamp ?? 0) - Date.now()) < 60_000);
  }
});

test('watching under another name: channels are seen, the StasisStart of others is not', async (context) => {
  const serving = connect(context, ['myapp']);
  const watching = connect(context, ['watcher']);
  await reach(serving, 'live');
  await reach(watching, 'live');
  await bed.asterisk.cli('channel originate Local/500@from-trunk application Wait 30');
  await waitFor('StasisStart', () => typesOf(serving).includes('StasisStart'));
  await bed.asterisk.cli('channel request hangup all');
  await waitFor('the end of the call', () => typesOf(watching).includes('ChannelDestroyed'));
  assert.ok(!typesOf(watching).includes('StasisStart'));
});

test('wrong credentials are final', async (context) => {
  const watched = connect(context, ['myapp'], { password: 'wrong' });
  const { problem } = await reach(watched, 'failed');
  assert.equal(problem.status, 401);
  assert.match(problem.message, /Authentication required/);
});

test('a second client of the same application replaces the first, which does not fight back', async (context) => {
  const first = connect(context, ['contested']);
  await reach(first, 'live');
  const second = connect(context, ['contested']);
  await reach(second, 'live');
  assert.equal((await reach(first, 'replaced')).application, 'contested');
  await bed.asterisk.cli('channel originate Local/501@from-trunk application Wait 5');
  await waitFor('an event for the second', () => typesOf(second).includes('ChannelCreated'));
  assert.equal(first.connection.state.status, 'replaced');
  assert.equal(second.connection.state.status, 'live');
  first.connection.connect();
  await reach(first, 'live');
  await reach(second, 'replaced');
  assert.equal(first.gaps.length, 1);
  await bed.asterisk.cli('channel request hangup all');
});

test('closing gives up the device states first: delivering one meanwhile can lock Asterisk up', async (context) => {
  const watched = connect(context, ['polite']);
  await reach(watched, 'live');
  await watched.connection.close();
  const last = watched.exchanges.at(-1);
  assert.equal(last?.operation, 'applications.unsubscribe');
  assert.equal(last.status, 200);
});

test('a connection of no use gives the device states up as well, and its successor has them again', async (context) => {
  const watched = connect(context, ['forgotten']);
  await reach(watched, 'live');
  const error = { code: 'unreachable', operation: 'x', message: 'of no use', hint: 'h' } as const;
  watched.connection.abandon(new AriError(error));
  watched.connection.connect();
  await reach(watched, 'live');
  const given = watched.exchanges.filter(({ operation }) => operation === 'applications.unsubscribe');
  assert.deepEqual(
    given.map(({ status }) => status),
    [200],
  );
  await bed.asterisk.rest('PUT', '/deviceStates/Stasis:lamp', { deviceState: 'INUSE' });
  await waitFor('a device state', () => typesOf(watched).includes('DeviceStateChanged'));
});

test('a read-only user may watch', async (context) => {
  const { readOnlyUser: user, readOnlyPassword: password } = bed.asterisk;
  const watched = connect(context, ['observer-app'], { user, password });
  await reach(watched, 'live');
});

test('an interrupted network is noticed by pings, and the connection comes back', async (context) => {
  const proxy = await tcpProxy(context, Number(new URL(bed.asterisk.url).port));
  const address = parseServerAddress(`127.0.0.1:${proxy.port}`);
  const watched = connect(context, ['through-proxy'], { address, pingInterval: 100 });
  const { since } = await reach(watched, 'live');
  await waitFor('some pings answered', () => Date.now() - since > 500);
  assert.equal(watched.connection.state.status, 'live');
  proxy.isMute = true;
  const { problem } = await reach(watched, 'waitingToRetry');
  assert.match(problem.message, /No sign of life/);
  proxy.isMute = false;
  await reach(watched, 'live');
  assert.equal(watched.gaps.length, 1);
  assert.equal(watched.snapshots.length, 2);
});

test('a killed Asterisk is awaited; when it is back, so are the events, after a gap', async (context) => {
  const watched = connect(context, ['survivor']);
  await reach(watched, 'live');
  await bed.asterisk.kill9();
  await reach(watched, 'waitingToRetry');
  await bed.asterisk.restart();
  const { since } = await reach(watched, 'live');
  assert.equal(watched.gaps.length, 1);
  const [gap] = watched.gaps;
  assert.ok(gap !== undefined && gap.from < gap.to && gap.to <= since);
  assert.equal(watched.snapshots.length, 2);
  assert.ok(!watched.states.some(({ status }) => status === 'failed'));
  await bed.asterisk.cli('channel originate Local/501@from-trunk application Wait 5');
  await waitFor('an event', () => typesOf(watched).includes('ChannelCreated'));
  await bed.asterisk.cli('channel request hangup all');
});

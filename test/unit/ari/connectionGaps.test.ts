import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { AriError } from '../../../src/ari/ariError';
import type { AriConnectionOptions } from '../../../src/ari/connection';
import { momentNow, type Moment } from '../../../src/ari/moment';
import { waitFor } from '../../support/waitFor';
import { eventServer, type EventServer } from './eventServer';
import { reach, watch, type Watched } from './watchedConnection';

interface Live {
  readonly server: EventServer;
  readonly watched: Watched;
}

async function live(context: TestContext, options: Partial<AriConnectionOptions> = {}): Promise<Live> {
  const server = await eventServer(context);
  const watched = watch(context, server.address, options);
  watched.connection.connect();
  await reach(watched, 'live');
  return { server, watched };
}

/** The one gap that there must be. */
function onlyGap({ gaps }: Watched): { from: number; to: number; reason: string } {
  const [gap] = gaps;
  assert.ok(gap && gaps.length === 1, `one gap: ${JSON.stringify(gaps)}`);
  assert.ok(gap.from <= gap.to, 'it does not end before it begins');
  return gap;
}

test('a server that closes the connection, as it does to a reader that is too slow', async (context) => {
  const { server, watched } = await live(context);
  server.send({ type: 'Dial' });
  await waitFor('the last event', () => watched.frames.length === 1);
  const lastAt = Date.now();
  for (const client of server.clients) client.close(1001);
  await reach(watched, 'waitingToRetry');
  await reach(watched, 'live');
  const { from, reason } = onlyGap(watched);
  assert.ok(from <= lastAt && from > lastAt - 5_000, 'it begins with the last sign of life');
  assert.equal(reason, 'The event connection was closed.');
});

test('a server that goes silent while its connection stays', async (context) => {
  const server = await eventServer(context, { autoPong: false });
  const watched = watch(context, server.address, { pingInterval: 20 });
  watched.connection.connect();
  const { since } = await reach(watched, 'live');
  await reach(watched, 'waitingToRetry');
  for (const client of server.clients) client.on('ping', () => client.pong());
  await waitFor('a gap', () => watched.gaps.length > 0);
  const [gap] = watched.gaps;
  assert.ok(gap && gap.from <= since + 20 && gap.to - gap.from >= 40, JSON.stringify(gap));
  assert.match(gap.reason, /^No sign of life from Asterisk for/);
});

/** Now, with the clock on the wall so much further on, or set back. */
function shiftedBy(ms: number): Moment {
  const now = momentNow();
  return { ...now, wall: now.wall + ms };
}

test('a computer that slept: the gap is as long as the clock on the wall says', async (context) => {
  let slept = 0;
  const { server, watched } = await live(context, { now: () => shiftedBy(slept) });
  const before = Date.now();
  slept = 3_600_000;
  for (const client of server.clients) client.terminate();
  await reach(watched, 'waitingToRetry');
  await reach(watched, 'live');
  const { from, to } = onlyGap(watched);
  assert.ok(from <= before && to >= before + 3_600_000, `${from} … ${to} around ${before}`);
});

test('a clock that was set back an hour: the gap is as long as it was', async (context) => {
  let setBy = 0;
  const options = { now: () => shiftedBy(setBy), backoff: { initialDelay: 200, maxDelay: 200 } };
  const { server, watched } = await live(context, options);
  setBy = -3_600_000;
  for (const client of server.clients) client.terminate();
  await reach(watched, 'waitingToRetry');
  await reach(watched, 'live');
  const { from, to } = onlyGap(watched);
  assert.ok(to - from >= 100 && to - from < 60_000, `${to - from} ms`);
  assert.ok(Math.abs(to - (Date.now() + setBy)) < 60_000, 'by the clock as it is now');
});

test('a first socket that is lost after events came through it: what came since is missing from the log', async (context) => {
  const server = await eventServer(context);
  const watched = watch(context, server.address);
  watched.synchronise = async () => {
    server.send({ type: 'Dial' });
    await waitFor('the event', () => watched.frames.length === 1);
    throw new Error('the snapshot fails');
  };
  watched.connection.connect();
  await reach(watched, 'waitingToRetry');
  watched.synchronise = () => Promise.resolve();
  await reach(watched, 'live');
  assert.equal(onlyGap(watched).reason, 'the snapshot fails');
});

test('a user who disconnects, and connects again', async (context) => {
  const { watched } = await live(context);
  const { connection } = watched;
  await connection.close();
  assert.deepEqual(watched.gaps, [], 'whoever stays away has lost nothing');
  assert.equal(connection.outage?.reason, 'Disconnected.');
  connection.connect();
  await reach(watched, 'live');
  assert.equal(onlyGap(watched).reason, 'Disconnected.');
  assert.equal(connection.outage, undefined);
});

test('what an earlier connection lost is told by the next one', async (context) => {
  const now = momentNow();
  const since = { wall: now.wall - 60_000, monotonic: now.monotonic - 60_000 };
  const outage = { since, reason: 'Disconnected.' };
  const { watched } = await live(context, { outage });
  const { from, to, reason } = onlyGap(watched);
  assert.equal(reason, outage.reason);
  assert.ok(from < since.wall + 1_000 && to - from >= 60_000, `${from} … ${to}`);
});

test('a registration lost behind an open socket: since when it was last seen', async (context) => {
  const { watched } = await live(context);
  const now = momentNow();
  const deafSince = { wall: now.wall - 5_000, monotonic: now.monotonic - 5_000 };
  const error = { code: 'unreachable', operation: 'x', message: 'forgotten', hint: 'h' } as const;
  watched.connection.abandon(new AriError(error), deafSince);
  await reach(watched, 'live');
  const { from, to, reason } = onlyGap(watched);
  assert.equal(reason, 'forgotten');
  assert.ok(from < deafSince.wall + 1_000 && to - from >= 5_000, `${from} … ${to}`);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AriError } from '../../../src/ari/ariError';
import { waitFor } from '../../support/waitFor';
import { eventServer, plainAnswer, type EventServer } from './eventServer';
import { reach, watch, type Watched } from './watchedConnection';

const statuses = ({ states }: Watched): string[] => states.map(({ status }) => status);

function dropAll(server: EventServer): void {
  for (const client of server.clients) client.terminate();
}

test('connecting, synchronising, live; frames are handed over while synchronising', async (context) => {
  const server = await eventServer(context);
  const watched = watch(context, server.address);
  watched.synchronise = async () => {
    server.send({ type: 'ChannelCreated', application: 'ours' });
    await waitFor('the frame', () => watched.frames.length === 1);
  };
  watched.connection.connect();
  const { since } = await reach(watched, 'live');
  assert.ok(Math.abs(Date.now() - since) < 5_000);
  assert.deepEqual(statuses(watched), ['connecting', 'synchronising', 'live']);
  assert.deepEqual(watched.gaps, []);
});

test('malformed and unknown frames arrive like any other and cost nothing', async (context) => {
  const server = await eventServer(context);
  const watched = watch(context, server.address);
  watched.connection.connect();
  await reach(watched, 'live');
  for (const text of ['{"type":', 'null', '{"type":"FromTheFuture"}', '{"type":"StasisEnd"}'])
    server.send(text);
  await waitFor('the frames', () => watched.frames.length === 4);
  assert.deepEqual(
    watched.frames.map(({ kind }) => kind),
    ['malformed', 'malformed', 'unknown', 'event'],
  );
  assert.equal(watched.connection.state.status, 'live');
});

test('reconnects after a loss, reports the gap once, then synchronises', async (context) => {
  const server = await eventServer(context);
  const watched = watch(context, server.address);
  const calls: string[] = [];
  watched.synchronise = () => {
    calls.push(`synchronise after ${watched.gaps.length} gaps`);
    return Promise.resolve();
  };
  watched.connection.connect();
  await reach(watched, 'live');
  const lostAt = Date.now();
  dropAll(server);
  await reach(watched, 'waitingToRetry');
  await reach(watched, 'live');
  assert.deepEqual(calls, ['synchronise after 0 gaps', 'synchronise after 1 gaps']);
  const [gap] = watched.gaps;
  assert.equal(watched.gaps.length, 1);
  assert.ok(gap !== undefined && gap.from <= lostAt + 50 && gap.to >= gap.from);
  assert.match(gap.reason, /closed/);
});

test('waits longer from attempt to attempt, starts over once it was live for a while', async (context) => {
  const server = await eventServer(context);
  server.refuseWith = plainAnswer(503, 'application/json', '{"message":"Asterisk not booted"}');
  let later = 0;
  const watched = watch(context, server.address, {
    backoff: { initialDelay: 16, maxDelay: 64 },
    now: () => ({ wall: Date.now() + later, monotonic: performance.now() + later }),
  });
  const delays: number[] = [];
  watched.connection.connect();
  await waitFor('five attempts', () => server.handshakes.length >= 5, { intervalMs: 1 });
  for (const state of watched.states) {
    if (state.status === 'waitingToRetry') {
      assert.equal(state.problem.message, 'Asterisk not booted');
      assert.equal(state.problem.status, 503);
      delays.push(state.attempt);
    }
  }
  assert.deepEqual(delays.slice(0, 4), [1, 2, 3, 4]);
  server.refuseWith = undefined;
  /** Loses the live connection; tells how long the next attempt waits, at least and at most. */
  const lose = async (): Promise<{ atLeast: number; atMost: number }> => {
    await reach(watched, 'live');
    const before = Date.now();
    const losses = watched.states.length;
    dropAll(server);
    await waitFor('the loss', () => watched.states.length > losses, { intervalMs: 1 });
    const [state] = watched.states.slice(losses);
    assert.ok(state?.status === 'waitingToRetry' && state.attempt <= 1, JSON.stringify(state));
    return { atLeast: state.retryAt - Date.now(), atMost: state.retryAt - before };
  };
  assert.ok((await lose()).atMost > 16, 'one that drops us at once is not pressed');
  await reach(watched, 'live');
  later = 10_000;
  assert.ok((await lose()).atLeast <= 16);
});

for (const status of [401, 403]) {
  test(`${status} is final`, async (context) => {
    const server = await eventServer(context);
    server.refuseWith = plainAnswer(status, 'application/json', '{"message":"no"}');
    const watched = watch(context, server.address);
    watched.connection.connect();
    const { problem } = await reach(watched, 'failed');
    assert.equal(problem.status, status);
    assert.deepEqual(statuses(watched), ['connecting', 'failed']);
    assert.equal(server.handshakes.length, 1);
  });
}

test('an application name that Asterisk would split is final, and nothing is sent', async (context) => {
  const server = await eventServer(context);
  for (const applications of [[], [''], ['one', 'two,three']]) {
    const watched = watch(context, server.address, { applications });
    watched.connection.connect();
    assert.equal((await reach(watched, 'failed')).problem.code, 'badParameter');
  }
  assert.equal(server.handshakes.length, 0);
});

test('a page instead of ARI is final on a first attempt, but not while Asterisk starts again', async (context) => {
  const page = plainAnswer(404, 'text/html', '<html><address>Asterisk/22.10.1</address>');
  const server = await eventServer(context);
  server.refuseWith = page;
  const first = watch(context, server.address);
  first.connection.connect();
  assert.equal((await reach(first, 'failed')).problem.code, 'notAri');

  server.refuseWith = undefined;
  const second = watch(context, server.address);
  second.connection.connect();
  await reach(second, 'live');
  server.refuseWith = page;
  const before = server.handshakes.length;
  dropAll(server);
  await waitFor('two refusals', () => server.handshakes.length >= before + 2);
  server.refuseWith = undefined;
  await reach(second, 'live');
});

test('ApplicationReplaced for our application is final; taking over connects again', async (context) => {
  const server = await eventServer(context);
  const watched = watch(context, server.address);
  watched.connection.connect();
  await reach(watched, 'live');
  server.send({ type: 'ApplicationReplaced', application: 'theirs' });
  await waitFor('the frame', () => watched.frames.length === 1);
  assert.equal(watched.connection.state.status, 'live');
  server.send({ type: 'ApplicationReplaced', application: 'ours' });
  assert.deepEqual(await reach(watched, 'replaced'), { status: 'replaced', application: 'ours' });
  await waitFor('our socket to end', () => server.clients.size === 0);
  assert.equal(server.handshakes.length, 1);
  watched.connection.connect();
  await reach(watched, 'live');
  assert.equal(watched.gaps.length, 1);
  assert.match(watched.gaps[0]?.reason ?? '', /ours/);
});

test('a failing synchronise drops the socket and tries again', async (context) => {
  const server = await eventServer(context);
  const watched = watch(context, server.address);
  let attempts = 0;
  watched.synchronise = () => {
    attempts += 1;
    return attempts < 3 ? Promise.reject(new Error('snapshot failed')) : Promise.resolve();
  };
  watched.connection.connect();
  await reach(watched, 'live');
  assert.equal(attempts, 3);
  await waitFor('only one socket', () => server.clients.size === 1);
  const waits = watched.states.filter((state) => state.status === 'waitingToRetry');
  assert.deepEqual(
    waits.map(({ problem }) => problem.message),
    ['snapshot failed', 'snapshot failed'],
  );
});

test('a synchronise that finds the credentials withdrawn is final', async (context) => {
  const server = await eventServer(context);
  const watched = watch(context, server.address);
  watched.synchronise = () =>
    Promise.reject(new AriError({ code: 'http', operation: 'x', status: 401, message: 'no', hint: 'h' }));
  watched.connection.connect();
  assert.equal((await reach(watched, 'failed')).problem.status, 401);
  await waitFor('no socket', () => server.clients.size === 0);
});

test('a loss while synchronising aborts it, and its late end changes nothing', async (context) => {
  const server = await eventServer(context);
  const watched = watch(context, server.address, { backoff: { initialDelay: 5_000, maxDelay: 5_000 } });
  let finish = (): void => undefined;
  let isAborted = false;
  watched.synchronise = (signal) => {
    signal.addEventListener('abort', () => (isAborted = true));
    return new Promise((resolve) => (finish = resolve));
  };
  watched.connection.connect();
  await reach(watched, 'synchronising');
  await waitFor('the server to see us', () => server.clients.size === 1);
  dropAll(server);
  await reach(watched, 'waitingToRetry');
  assert.equal(isAborted, true);
  const before = statuses(watched);
  finish();
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(statuses(watched), before);
});

test('a silent server is noticed and left', async (context) => {
  const server = await eventServer(context, { autoPong: false });
  const watched = watch(context, server.address, { pingInterval: 20 });
  watched.connection.connect();
  await reach(watched, 'live');
  const { problem } = await reach(watched, 'waitingToRetry');
  assert.match(problem.message, /No sign of life/);
});

test('closing is idempotent, from any state, and may be followed by connecting', async (context) => {
  const server = await eventServer(context);
  const watched = watch(context, server.address, { backoff: { initialDelay: 20, maxDelay: 20 } });
  await watched.connection.close();
  assert.deepEqual(watched.states, []);
  watched.connection.connect();
  await watched.connection.close();
  await watched.connection.close();
  assert.deepEqual(statuses(watched), ['connecting', 'disconnected']);
  watched.connection.connect();
  watched.connection.connect();
  await reach(watched, 'live');
  await watched.connection.close();
  await waitFor('no socket', () => server.clients.size === 0);

  server.refuseWith = plainAnswer(503, 'application/json', '{"message":"x"}');
  watched.connection.connect();
  await reach(watched, 'waitingToRetry');
  await watched.connection.close();
  const before = statuses(watched);
  // Another connection with the same delays shows that the time of our retry has come and gone.
  const other = watch(context, server.address, { backoff: { initialDelay: 20, maxDelay: 20 } });
  other.connection.connect();
  await waitFor(
    'retries of the other',
    () => statuses(other).filter((status) => status === 'connecting').length > 3,
  );
  assert.deepEqual(statuses(watched), before);
});

test('a handler may close the connection in the middle of any call', async (context) => {
  const server = await eventServer(context);
  for (const status of ['connecting', 'synchronising', 'live']) {
    const states: string[] = [];
    const watched = watch(context, server.address, {
      handler: {
        stateChanged: (state) => {
          states.push(state.status);
          if (state.status === status) void watched.connection.close();
        },
        frame: () => undefined,
        synchronise: () => Promise.resolve(),
        gap: () => undefined,
      },
    });
    watched.connection.connect();
    await waitFor('the end', () => states.at(-1) === 'disconnected');
    await waitFor('no socket', () => server.clients.size === 0);
    assert.equal(watched.connection.state.status, 'disconnected');
  }
});

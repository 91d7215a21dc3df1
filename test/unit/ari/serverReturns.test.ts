import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { parseServerAddress } from '../../../src/ari/serverAddress';
import { waitFor } from '../../support/waitFor';
import { eventServer, plainAnswer } from './eventServer';
import { sendJson, tcpServer } from './localServer';
import { reach, watch, type Watched } from './watchedConnection';

const PING = 'GET /ari/asterisk/ping';
/** No attempt comes by itself within a test. */
const NEVER = { initialDelay: 600_000, maxDelay: 600_000 };

/** A connection whose attempts are far apart, and that looks often whether the server is back. */
function patient(context: TestContext, port: number): Watched {
  const address = parseServerAddress(`127.0.0.1:${String(port)}`);
  const watched = watch(context, address, { backoff: NEVER, knockEvery: 10 });
  watched.connection.connect();
  return watched;
}

const statuses = ({ states }: Watched): string[] => states.map(({ status }) => status);

test('a server that comes back is noticed at once, whatever the delay before the next attempt', async (context) => {
  let connections = 0;
  const down = await tcpServer(context, (socket) => {
    connections += 1;
    socket.destroy();
  });
  const { port } = down;
  const watched = patient(context, port);
  const { retryAt } = await reach(watched, 'waitingToRetry');
  assert.ok(retryAt > Date.now() + 200_000);
  await waitFor('some knocks', () => connections >= 4, { intervalMs: 5 });
  down.server.close();
  await eventServer(context, { wantedPort: port });
  await reach(watched, 'live');
  assert.deepEqual(statuses(watched), [
    'connecting',
    'waitingToRetry',
    'connecting',
    'synchronising',
    'live',
  ]);
});

test('a server that starts, and one behind a tunnel or a proxy that stays, is back when ARI answers', async (context) => {
  const answers = [
    plainAnswer(404, 'text/html', '<html>'),
    plainAnswer(503, 'application/json', '{"message":"Asterisk not booted"}'),
    plainAnswer(502, 'text/html', 'Bad gateway'),
    plainAnswer(200, 'text/html', 'Down for maintenance'),
    '',
  ];
  let knocks = 0;
  let handshakes = 0;
  let answer = '';
  const { port } = await tcpServer(context, (socket) => {
    socket.once('data', (head) => {
      const isKnock = head.toString('latin1').startsWith(`${PING} `);
      if (isKnock) knocks += 1;
      else handshakes += 1;
      socket.end(answer);
    });
  });
  const watched = patient(context, port);
  await reach(watched, 'waitingToRetry');
  for (answer of answers) {
    const before = knocks;
    await waitFor('three knocks more', () => knocks >= before + 3, { intervalMs: 5 });
    assert.equal(handshakes, 1, `not back: ${answer}`);
  }
  answer = plainAnswer(401, 'application/json', '{"message":"Authentication required"}');
  const { problem } = await reach(watched, 'failed');
  assert.equal(problem.status, 401);
  assert.equal(handshakes, 2);
});

test('a server that answers questions but refuses our events is not pressed', async (context) => {
  const server = await eventServer(context);
  server.refuseWith = plainAnswer(500, 'application/json', '{"message":"no"}');
  const watched = patient(context, server.port);
  await reach(watched, 'waitingToRetry');
  await waitFor('some knocks', () => server.requests.length >= 10, { intervalMs: 5 });
  assert.deepEqual(new Set(server.requests), new Set([PING]));
  assert.equal(server.handshakes.length, 1);
  assert.deepEqual(statuses(watched), ['connecting', 'waitingToRetry'], 'and nothing is told');
});

test('a server that comes and goes is asked for its events once each time', async (context) => {
  let isAway = false;
  const server = await eventServer(context, {
    answer: (_request, response) => {
      if (isAway) response.destroy();
      else sendJson(response, {});
    },
  });
  server.refuseWith = plainAnswer(500, 'application/json', '{"message":"no"}');
  const knocks = async (): Promise<void> => {
    const before = server.requests.length;
    await waitFor('knocks', () => server.requests.length >= before + 5, { intervalMs: 5 });
  };
  patient(context, server.port);
  for (let returns = 1; returns <= 3; returns += 1) {
    isAway = true;
    await knocks();
    isAway = false;
    await waitFor('an attempt', () => server.handshakes.length === 1 + returns, { intervalMs: 5 });
    await knocks();
    assert.equal(server.handshakes.length, 1 + returns);
  }
});

test('nobody knocks while connected, after the end, or where trying again would not help', async (context) => {
  const server = await eventServer(context);
  server.answersRequests = false;
  server.refuseWith = plainAnswer(500, 'application/json', '{"message":"no"}');
  const closed = patient(context, server.port);
  await waitFor('a knock that hangs', () => server.requests.length > 0, { intervalMs: 5 });
  await closed.connection.close();
  server.refuseWith = plainAnswer(403, 'application/json', '{"message":"no"}');
  const failed = patient(context, server.port);
  await reach(failed, 'failed');
  server.refuseWith = undefined;
  const live = patient(context, server.port);
  await reach(live, 'live');
  const before = server.requests.length;
  // Another one that knocks shows that time has passed.
  const other = await eventServer(context);
  other.refuseWith = plainAnswer(500, 'application/json', '{"message":"no"}');
  patient(context, other.port);
  await waitFor('knocks of the other', () => other.requests.length >= 5, { intervalMs: 5 });
  assert.equal(server.requests.length, before);
});

test("a starting Asterisk's 404 is not final however long it was away, but a minute after its return it is", async (context) => {
  const server = await eventServer(context);
  server.refuseWith = '';
  let monotonic = 0;
  const watched = watch(context, server.address, {
    backoff: { initialDelay: 10, maxDelay: 20 },
    now: () => ({ wall: Date.now(), monotonic }),
  });
  const more = async (): Promise<void> => {
    const before = server.handshakes.length;
    await waitFor('attempts', () => server.handshakes.length >= before + 3, { intervalMs: 5 });
  };
  watched.connection.connect();
  await more();
  monotonic += 600_000;
  await more();
  server.refuseWith = plainAnswer(404, 'text/html', '<html><address>Asterisk/22</address>');
  await more();
  assert.equal(
    watched.states.some(({ status }) => status === 'failed'),
    false,
  );
  monotonic += 61_000;
  assert.equal((await reach(watched, 'failed')).problem.code, 'notAri');
});

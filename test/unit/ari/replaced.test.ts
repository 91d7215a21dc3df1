import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { test, type TestContext } from 'node:test';
import type { WebSocket } from 'ws';
import { waitFor } from '../../support/waitFor';
import { eventServer, plainAnswer, type EventServer } from './eventServer';
import { reach, watch, type Watched } from './watchedConnection';

const QUICK = { initialDelay: 10, maxDelay: 20 };

/** A server that does as Asterisk does: of two sockets of one application the newer has it. */
async function replacingServer(context: TestContext): Promise<EventServer> {
  const server = await eventServer(context);
  const holders = new Map<string, WebSocket>();
  server.onSocket((socket: WebSocket, { url = '' }: IncomingMessage) => {
    const application = new URL(url, 'http://x').searchParams.get('app') ?? '';
    holders.get(application)?.send(JSON.stringify({ type: 'ApplicationReplaced', application }));
    holders.set(application, socket);
  });
  return server;
}

/** Lets the time of many retries pass: another connection makes them. */
async function timeOfRetries(context: TestContext): Promise<void> {
  const other = await eventServer(context);
  other.refuseWith = plainAnswer(503, 'application/json', '{"message":"x"}');
  watch(context, other.address, { backoff: QUICK, knockEvery: 10 }).connection.connect();
  await waitFor('retries of another', () => other.handshakes.length >= 8, { intervalMs: 5 });
}

function statuses({ states }: Watched): string[] {
  return states.map(({ status }) => status);
}

test('two clients of one application do not fight: the older is silent until it is told to take over', async (context) => {
  const server = await replacingServer(context);
  const [one, two] = [0, 1].map(() => watch(context, server.address, { backoff: QUICK, knockEvery: 10 }));
  assert.ok(one && two);
  one.connection.connect();
  await reach(one, 'live');
  two.connection.connect();
  await reach(one, 'replaced');
  await timeOfRetries(context);
  assert.equal(server.handshakes.length, 2);
  assert.deepEqual(server.requests, []);
  assert.deepEqual([one.connection.state.status, two.connection.state.status], ['replaced', 'live']);
  assert.equal(server.clients.size, 1, 'the deaf socket is gone');

  one.connection.connect();
  await reach(two, 'replaced');
  await timeOfRetries(context);
  assert.equal(server.handshakes.length, 3);
  assert.deepEqual([one.connection.state.status, two.connection.state.status], ['live', 'replaced']);
});

test('an application that was taken while we were away is not taken back before somebody says so', async (context) => {
  const server = await eventServer(context);
  let answers: (() => Promise<string | undefined>)[] = [];
  const states: string[] = [];
  const watched = watch(context, server.address, {
    backoff: QUICK,
    handler: {
      stateChanged: ({ status }) => states.push(status),
      frame: () => undefined,
      synchronise: () => Promise.resolve(),
      gap: () => undefined,
      takenMeanwhile: () => (answers.shift() ?? (() => Promise.resolve(undefined)))(),
    },
  });
  watched.connection.connect();
  await reach(watched, 'live');
  answers = [() => Promise.reject(new Error('not there yet')), () => Promise.resolve('ours')];
  for (const client of server.clients) client.terminate();
  assert.deepEqual(await reach(watched, 'replaced'), { status: 'replaced', application: 'ours' });
  await timeOfRetries(context);
  assert.equal(server.handshakes.length, 1);
  const lost = ['waitingToRetry', 'connecting', 'waitingToRetry', 'connecting', 'replaced'];
  assert.deepEqual(states.slice(states.indexOf('live') + 1), lost);
  watched.connection.connect();
  await reach(watched, 'live');
  assert.equal(server.handshakes.length, 2);
});

test('closing while the question is out opens nothing', async (context) => {
  const server = await eventServer(context);
  let answer = (): void => undefined;
  const watched = watch(context, server.address, {
    handler: {
      stateChanged: () => undefined,
      frame: () => undefined,
      synchronise: () => Promise.resolve(),
      gap: () => undefined,
      takenMeanwhile: () => new Promise((resolve) => (answer = () => resolve(undefined))),
    },
  });
  watched.connection.connect();
  await watched.connection.close();
  answer();
  await timeOfRetries(context);
  assert.equal(server.handshakes.length, 0);
  assert.deepEqual(statuses(watched), []);
  assert.equal(watched.connection.state.status, 'disconnected');
});

import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { AriError } from '../../../src/ari/ariError';
import { momentNow } from '../../../src/ari/moment';
import { RestClient } from '../../../src/ari/restClient';
import { waitFor } from '../../support/waitFor';
import { eventServer, type EventServer } from './eventServer';
import { sendJson } from './localServer';
import { reach, watch } from './watchedConnection';

function restOf(context: TestContext, { address }: EventServer): RestClient {
  const rest = new RestClient({ address, user: 'user', password: 'password' });
  context.after(() => rest.close());
  return rest;
}

test('closing gives up the device states first, but does not depend on it', async (context) => {
  const server = await eventServer(context);
  const rest = restOf(context, server);
  const expected = 'DELETE /ari/applications/ours/subscription?eventSource=deviceState%3A';
  const watched = watch(context, server.address, { rest });
  for (const answersRequests of [true, false]) {
    server.answersRequests = answersRequests;
    watched.connection.connect();
    await reach(watched, 'live');
    await waitFor('the server to see us', () => server.clients.size === 1);
    server.requests.length = 0;
    let before: string[] | undefined;
    for (const client of server.clients) client.once('close', () => (before = [...server.requests]));
    await watched.connection.close();
    await waitFor('the server to see the end', () => before !== undefined);
    assert.deepEqual(before, [expected]);
  }
});

test('a socket that is dropped while open gives up the device states first; the next one waits for that', async (context) => {
  const order: string[] = [];
  let isFirst = true;
  const server = await eventServer(context, {
    answer: (_request, response) => {
      order.push('asked');
      const answer = (): void => {
        order.push('answered');
        sendJson(response, {});
      };
      // The first answer comes after the time of the retry has come.
      if (isFirst) setTimeout(answer, 200);
      else answer();
      isFirst = false;
    },
  });
  const rest = restOf(context, server);
  const watched = watch(context, server.address, { rest });
  const count = (): void => {
    order.push('opened');
    for (const client of server.clients) client.once('close', () => order.push('closed'));
  };
  watched.synchronise = () => {
    count();
    return Promise.reject(new Error('snapshot failed'));
  };
  watched.connection.connect();
  await reach(watched, 'waitingToRetry');
  watched.synchronise = () => {
    count();
    return Promise.resolve();
  };
  await reach(watched, 'live');
  const once = ['opened', 'asked', 'answered', 'closed'];
  assert.deepEqual(order, [...once, 'opened']);
  watched.connection.abandon(
    new AriError({ code: 'unreachable', operation: 'x', message: 'forgotten', hint: 'h' }),
    momentNow(),
  );
  watched.connection.connect();
  await waitFor('the next socket', () => order.length > 8);
  assert.deepEqual(order, [...once, ...once, 'opened']);
});

test('closing while the socket before is being left opens nothing, and waits for its end', async (context) => {
  const server = await eventServer(context);
  const rest = restOf(context, server);
  const watched = watch(context, server.address, { rest });
  watched.connection.connect();
  await reach(watched, 'live');
  server.answersRequests = false;
  const { connection } = watched;
  connection.abandon(
    new AriError({ code: 'unreachable', operation: 'x', message: 'm', hint: 'h' }),
    momentNow(),
  );
  connection.connect();
  assert.equal(connection.state.status, 'connecting');
  await connection.close();
  await waitFor('no socket', () => server.clients.size === 0);
  assert.equal(server.handshakes.length, 1);
});

test('nothing is given up where another client has the application, or nobody answers', async (context) => {
  const server = await eventServer(context, { autoPong: false });
  const rest = restOf(context, server);
  const replaced = watch(context, server.address, { rest });
  replaced.connection.connect();
  await reach(replaced, 'live');
  server.send({ type: 'ApplicationReplaced', application: 'ours' });
  await reach(replaced, 'replaced');
  await waitFor('its socket to end', () => server.clients.size === 0);
  const silent = watch(context, server.address, { rest, pingInterval: 20 });
  silent.connection.connect();
  const losses = (): number => silent.states.filter(({ status }) => status === 'waitingToRetry').length;
  await waitFor('two losses', () => losses() >= 2);
  assert.deepEqual(server.requests, []);
});

test('closing gives up nothing that was not subscribed', async (context) => {
  const server = await eventServer(context);
  const rest = restOf(context, server);
  const watched = watch(context, server.address, { rest, subscribeAll: false });
  watched.connection.connect();
  await reach(watched, 'live');
  await watched.connection.close();
  assert.deepEqual(server.requests, []);
});

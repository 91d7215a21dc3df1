import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { test, type TestContext } from 'node:test';
import { WebSocketServer } from 'ws';
import { isAriError } from '../../../src/ari/ariError';
import { LiveStore } from '../../../src/model/liveStore';
import { waitFor } from '../../support/waitFor';
import { httpServer, sendJson } from '../ari/localServer';
import { channelValue } from '../model/ariValues';
import { sessionOf } from './sessionOf';

/** What the server answers to `GET /channels`; the test may change it. */
interface Behaviour {
  channels: () => Promise<unknown[]>;
}

async function openSession(context: TestContext) {
  const behaviour: Behaviour = { channels: () => Promise.resolve([]) };
  const { server, port } = await httpServer(context, (request, response) => {
    const path = request.url ?? '';
    if (path.includes('/asterisk/info')) sendJson(response, { system: { version: '22.10.1' } });
    else if (request.method === 'POST') sendJson(response, { name: 'ours' });
    else if (path.includes('/applications')) sendJson(response, [{ name: 'ours' }]);
    else if (path.includes('/channels')) {
      behaviour.channels().then(
        (channels) => sendJson(response, channels),
        (error: unknown) => sendJson(response, { message: String(error) }, 500),
      );
    } else sendJson(response, []);
  });
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client));
  });
  const url = `http://127.0.0.1:${String(port)}`;
  const session = sessionOf(context, url, { application: 'ours', store: new LiveStore(['ours']) });
  session.connect();
  await waitFor('live', () => session.state.status === 'live', { intervalMs: 5 });
  const send = (event: Record<string, unknown>): void => {
    for (const client of sockets.clients) client.send(JSON.stringify(event));
  };
  return { session, behaviour, send };
}

function created(id: string): Record<string, unknown> {
  return { type: 'ChannelCreated', channel: channelValue(id) };
}

test('a refresh that fails says why, and the model goes on with the events', async (context) => {
  const { session, behaviour, send } = await openSession(context);
  let isAsked = false;
  behaviour.channels = async () => {
    isAsked = true;
    const received = new Promise((resolve) => session.onDidReceiveEvent(resolve));
    send(created('during'));
    await received;
    assert.equal(session.store.resources.channel.size, 0, 'the event waits for the snapshot');
    throw new Error('no memory');
  };
  const error: unknown = await session.refresh(new AbortController().signal).catch((e: unknown) => e);
  assert.ok(isAsked);
  assert.ok(isAriError(error) && error.status === 500, String(error));
  await waitFor('the event during the refresh', () => session.store.resources.channel.has('during'));
  send(created('afterwards'));
  await waitFor('the event after it', () => session.store.resources.channel.has('afterwards'));
  assert.equal(session.state.status, 'live');
});

test('a refresh that is given up leaves the model going', async (context) => {
  const { session, behaviour, send } = await openSession(context);
  const abort = new AbortController();
  behaviour.channels = () => {
    abort.abort();
    return new Promise(() => undefined);
  };
  await assert.rejects(session.refresh(abort.signal), { code: 'aborted' });
  send(created('afterwards'));
  await waitFor('the event after it', () => session.store.resources.channel.has('afterwards'));
});

test('of two refreshes at once the older answer does not undo what came after it', async (context) => {
  const { session, behaviour, send } = await openSession(context);
  const answers: ((channels: unknown[]) => void)[] = [];
  behaviour.channels = () => new Promise((resolve) => answers.push(resolve));
  const { signal } = new AbortController();
  const first = session.refresh(signal);
  await waitFor('the first question', () => answers.length === 1, { intervalMs: 5 });
  const received = new Promise((resolve) => session.onDidReceiveEvent(resolve));
  send(created('between'));
  await received;
  const second = session.refresh(signal);
  await waitFor('the second question', () => answers.length === 2, { intervalMs: 5 });
  answers[1]?.([channelValue('between')]);
  await second;
  answers[0]?.([]);
  await first;
  assert.deepEqual([...session.store.resources.channel.keys()], ['between']);
});

test('a refresh takes over what no event told', async (context) => {
  const { session, behaviour } = await openSession(context);
  behaviour.channels = () => Promise.resolve([channelValue('silent')]);
  await session.refresh(new AbortController().signal);
  assert.deepEqual([...session.store.resources.channel.keys()], ['silent']);
  assert.equal(session.version, '22.10.1');
});

test('a closed session tells nothing and refreshes nothing', async (context) => {
  const { session } = await openSession(context);
  await session.close();
  const states: string[] = [];
  session.onDidChangeState(({ status }) => states.push(status));
  await session.refresh(new AbortController().signal);
  assert.deepEqual(states, []);
  assert.equal(session.state.status, 'disconnected');
});

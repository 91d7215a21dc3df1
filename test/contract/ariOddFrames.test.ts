import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { WebSocket, WebSocketServer } from 'ws';
import { AriConnection } from '../../src/ari/connection';
import type { EventFrame } from '../../src/ari/eventFrame';
import { parseServerAddress } from '../../src/ari/serverAddress';
import { startServer } from '../support/server/startServer';
import { waitFor } from '../support/waitFor';

test("malformed and unknown frames among the real server's events cost nothing", async (context) => {
  const server = await startServer();
  context.after(() => server.stop());
  const { user, password } = server;

  // Asterisk sends no such frames by itself, so they are slipped in on the way.
  const proxy = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  context.after(() => {
    for (const client of proxy.clients) client.terminate();
    proxy.close();
  });
  proxy.on('connection', (client, request) => {
    const upstream = new WebSocket(`${server.url.replace('http', 'ws')}${request.url ?? ''}`, {
      headers: { authorization: request.headers.authorization },
    });
    upstream.on('message', (data: Buffer) => client.send(data.toString()));
    upstream.on('close', () => client.terminate());
    upstream.on('error', () => client.terminate());
    client.on('close', () => upstream.terminate());
  });
  await waitFor('the proxy', () => proxy.address() !== null);

  const frames: EventFrame[] = [];
  const connection = new AriConnection({
    address: parseServerAddress(`127.0.0.1:${(proxy.address() as AddressInfo).port}`),
    user,
    password,
    applications: ['myapp'],
    subscribeAll: true,
    handler: {
      stateChanged: () => undefined,
      frame: (frame) => frames.push(frame),
      synchronise: async () => {
        await waitFor('Asterisk to know the application', async () => {
          return (await server.rest('GET', '/applications/myapp')).status === 200;
        });
      },
      gap: () => undefined,
    },
  });
  context.after(() => connection.close());
  connection.connect();
  await waitFor('the connection', () => connection.state.status === 'live');

  const seen = (type: string): boolean =>
    frames.some((frame) => frame.type === type && frame.kind === 'event');
  await server.originateQuietly('500');
  await waitFor('StasisStart', () => seen('StasisStart'));
  for (const client of proxy.clients) {
    for (const text of ['{"type":"StasisStart","channel":', 'null', '', '{"type":"ChannelTeleported"}']) {
      client.send(text);
    }
  }
  await waitFor('the odd frames', () => frames.some(({ type }) => type === 'ChannelTeleported'));
  await server.hangUpAll();
  await waitFor('StasisEnd', () => seen('StasisEnd'));
  assert.equal(frames.filter(({ kind }) => kind === 'malformed').length, 3);
  assert.equal(frames.filter(({ kind }) => kind === 'unknown').length, 1);
  assert.equal(connection.state.status, 'live');
});

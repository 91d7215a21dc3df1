import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { CloseReason } from '../../../src/ari/closeReason';
import { EventSocket, type EventSocketOptions } from '../../../src/ari/eventSocket';
import type { ServerAddress } from '../../../src/ari/serverAddress';
import { parseServerAddress } from '../../../src/ari/serverAddress';
import { waitFor } from '../../support/waitFor';
import { eventServer, plainAnswer } from './eventServer';
import { tcpServer, unusedPort } from './localServer';

interface Opened {
  readonly socket: EventSocket;
  readonly messages: string[];
  readonly reasons: CloseReason[];
  isOpen: boolean;
}

function open(
  context: TestContext,
  address: ServerAddress,
  options: Partial<EventSocketOptions> = {},
): Opened {
  const messages: string[] = [];
  const reasons: CloseReason[] = [];
  const opened: Opened = {
    messages,
    reasons,
    isOpen: false,
    socket: new EventSocket({
      address,
      user: 'user',
      password: 's3cr3t',
      applications: ['one', 'two & three'],
      subscribeAll: true,
      opened: () => (opened.isOpen = true),
      message: (data) => messages.push(data.toString()),
      closed: (reason) => reasons.push(reason),
      ...options,
    }),
  };
  context.after(() => opened.socket.close());
  return opened;
}

async function reasonOf({ reasons }: Opened): Promise<CloseReason> {
  await waitFor('the socket to end', () => reasons.length > 0);
  assert.equal(reasons.length, 1);
  return reasons[0] ?? assert.fail();
}

test('asks for its applications with the credentials in the header, uncompressed', async (context) => {
  const server = await eventServer(context, { perMessageDeflate: true });
  const opened = open(context, server.address);
  await waitFor('the handshake', () => opened.isOpen);
  const [request] = server.handshakes;
  const url = new URL(request?.url ?? '', 'http://x');
  assert.equal(url.pathname, '/ari/events');
  assert.deepEqual(
    [...url.searchParams],
    [
      ['app', 'one,two & three'],
      ['subscribeAll', 'true'],
    ],
  );
  assert.equal(request?.headers.authorization, `Basic ${Buffer.from('user:s3cr3t').toString('base64')}`);
  assert.equal(request.headers['sec-websocket-extensions'], undefined);
});

test('hands messages over in order, bytes that are no UTF-8 included', async (context) => {
  const server = await eventServer(context);
  const opened = open(context, server.address);
  await waitFor('the handshake', () => opened.isOpen);
  server.send('{"type":"A"}');
  for (const client of server.clients) client.send(Buffer.from([0x22, 0xff, 0x22]), { binary: false });
  server.send('{');
  await waitFor('the messages', () => opened.messages.length === 3);
  assert.deepEqual(opened.messages, ['{"type":"A"}', '"\ufffd"', '{']);
  assert.deepEqual(opened.reasons, []);
});

test('closed by us: no message after it', async (context) => {
  const server = await eventServer(context);
  const opened = open(context, server.address);
  await waitFor('the handshake', () => opened.isOpen);
  server.send('{"type":"A"}');
  await opened.socket.close();
  await opened.socket.close();
  assert.deepEqual(opened.messages, []);
  assert.deepEqual(opened.reasons, [{ kind: 'closedByUs' }]);
});

test('closed by us: the server is told', async (context) => {
  const server = await eventServer(context);
  const opened = open(context, server.address);
  await waitFor('the handshake', () => opened.isOpen && server.clients.size === 1);
  const codes: number[] = [];
  for (const client of server.clients) client.on('close', (code) => codes.push(code));
  await opened.socket.close();
  await waitFor('the close frame', () => codes.length > 0);
  assert.deepEqual(codes, [1000]);
});

test('closed by us while the server reads nothing', async (context) => {
  const server = await eventServer(context);
  const opened = open(context, server.address);
  await waitFor('the handshake', () => opened.isOpen && server.clients.size === 1);
  for (const client of server.clients) client.pause();
  const startedAt = performance.now();
  await opened.socket.close();
  const tookMs = performance.now() - startedAt;
  assert.ok(tookMs > 400 && tookMs < 5_000, `${tookMs} ms`);
  assert.deepEqual(opened.reasons, [{ kind: 'closedByUs' }]);
});

test('closed by us before the handshake ends', async (context) => {
  const { address } = await tcpServer(context, () => undefined);
  const opened = open(context, address);
  await opened.socket.close();
  assert.deepEqual(opened.reasons, [{ kind: 'closedByUs' }]);
  assert.equal(opened.isOpen, false);
});

test('closed by the server, with a handshake and without', async (context) => {
  const server = await eventServer(context);
  const polite = open(context, server.address);
  await waitFor('the handshake', () => polite.isOpen);
  for (const client of server.clients) client.close(1001);
  assert.deepEqual(await reasonOf(polite), { kind: 'closedByServer', code: 1001 });
  const sudden = open(context, server.address);
  await waitFor('the handshake', () => sudden.isOpen);
  for (const client of server.clients) client.terminate();
  assert.deepEqual(await reasonOf(sudden), { kind: 'closedByServer', code: 1006 });
});

test('a server that answers pings lives, one that does not is dead after two', async (context) => {
  const lively = await eventServer(context);
  const living = open(context, lively.address, { pingInterval: 20 });
  let pings = 0;
  await waitFor('the handshake', () => living.isOpen && lively.clients.size === 1);
  for (const client of lively.clients) client.on('ping', () => (pings += 1));
  await waitFor('some pings', () => pings >= 8);
  assert.deepEqual(living.reasons, []);

  const silent = await eventServer(context, { autoPong: false });
  const dying = open(context, silent.address, { pingInterval: 20 });
  const reason = await reasonOf(dying);
  assert.equal(reason.kind, 'died');
  assert.ok(reason.silentMs >= 30, `${reason.silentMs} ms`);
});

test('a flood of events counts as life, however late the pong', async (context) => {
  const server = await eventServer(context, { autoPong: false });
  const opened = open(context, server.address, { pingInterval: 30 });
  await waitFor('the handshake', () => opened.isOpen && server.clients.size === 1);
  const flood = setInterval(() => server.send('{"type":"A"}'), 5);
  context.after(() => clearInterval(flood));
  await waitFor('a flood', () => opened.messages.length > 40);
  assert.deepEqual(opened.reasons, []);
  clearInterval(flood);
  assert.equal((await reasonOf(opened)).kind, 'died');
});

test('refused with a status: its message and our hint', async (context) => {
  const server = await eventServer(context);
  server.refuseWith = plainAnswer(401, 'application/json', '{"message":"Authentication required"}');
  const reason = await reasonOf(open(context, server.address));
  assert.equal(reason.kind, 'refused');
  assert.equal(reason.error.status, 401);
  assert.equal(reason.error.operation, 'events.eventWebsocket');
  assert.equal(reason.error.message, 'Authentication required');
  assert.ok(!JSON.stringify(reason.error).includes('s3cr3t'));
});

test('refused with a page, and with a redirect', async (context) => {
  const server = await eventServer(context);
  server.refuseWith = plainAnswer(404, 'text/html', '<html>');
  const page = await reasonOf(open(context, server.address));
  assert.ok(page.kind === 'refused' && page.error.code === 'notAri');
  server.refuseWith = 'HTTP/1.1 302 Found\r\nlocation: http://elsewhere/\r\ncontent-length: 0\r\n\r\n';
  const redirect = await reasonOf(open(context, server.address));
  assert.ok(redirect.kind === 'refused' && redirect.error.code === 'redirect');
});

test('a refusal whose body never ends', async (context) => {
  const server = await eventServer(context);
  server.refuseWith = `HTTP/1.1 500 Oops\r\ncontent-length: 9999999\r\n\r\n${'x'.repeat(100_000)}`;
  const reason = await reasonOf(open(context, server.address, { handshakeTimeout: 60_000 }));
  assert.ok(reason.kind === 'refused' && reason.error.status === 500);
});

test('nobody there, nobody answers, no HTTP', async (context) => {
  const port = await unusedPort();
  const refused = await reasonOf(open(context, parseServerAddress(`127.0.0.1:${port}`)));
  assert.ok(refused.kind === 'failed' && refused.error.code === 'unreachable');
  const mute = await tcpServer(context, () => undefined);
  const timeout = await reasonOf(open(context, mute.address, { handshakeTimeout: 50 }));
  assert.ok(timeout.kind === 'failed' && timeout.error.code === 'timeout');
  const mail = await tcpServer(context, (socket) => socket.write('220 mail.example ESMTP\r\n'));
  const noHttp = await reasonOf(open(context, mail.address));
  assert.ok(noHttp.kind === 'failed' && noHttp.error.code === 'notAri');
});

test('a message above the limit ends the socket', async (context) => {
  const server = await eventServer(context);
  const opened = open(context, server.address, { maxPayload: 1_000 });
  await waitFor('the handshake', () => opened.isOpen);
  server.send('x'.repeat(2_000));
  const reason = await reasonOf(opened);
  assert.ok(reason.kind === 'failed' && reason.error.code === 'tooLarge');
  assert.deepEqual(opened.messages, []);
});

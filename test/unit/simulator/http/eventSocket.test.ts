import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { waitFor } from '../../../support/waitFor';
import { rawHttp } from './rawHttp';
import { authorization, frameOf, READER, servedSimulator, USER } from './servedSimulator';

const served = servedSimulator();

/** Names of the applications that the server knows. */
async function applicationNames(): Promise<string[]> {
  const { body } = await served.rest('GET', '/applications');
  return (body as { name: string }[]).map(({ name }) => name);
}

test('two applications on one socket each get their events; both go with it', async () => {
  const open = await served.events('app=one,%20two%20&subscribeAll=yes');
  assert.deepEqual((await applicationNames()).sort(), ['one', 'two']);
  served.simulator.exchange.applications.sendTo('two', { type: 'ApplicationRegistered' });
  assert.equal((await frameOf(open, 'ApplicationRegistered')).application, 'two');
  open.socket.close(1000);
  const [code] = (await once(open.socket, 'close')) as [number];
  assert.equal(code, 1000);
  await waitFor('both to be forgotten', async () => (await applicationNames()).length === 0);
});

test('quotes hold a name with a comma together', async () => {
  const { socket } = await served.events(`app=${encodeURIComponent('"a,b",c')}`);
  assert.deepEqual((await applicationNames()).sort(), ['a,b', 'c']);
  socket.close();
  await waitFor('both to be forgotten', async () => (await applicationNames()).length === 0);
});

test('a second socket of the same name replaces the first, which stays open and hears nothing more', async () => {
  const first = await served.events('app=rival');
  const second = await served.events('app=rival', READER);
  await frameOf(first, 'ApplicationReplaced');
  served.simulator.exchange.applications.sendTo('rival', { type: 'ApplicationRegistered' });
  await frameOf(second, 'ApplicationRegistered');
  assert.equal(first.socket.readyState, first.socket.OPEN);
  assert.deepEqual(
    first.frames.map(({ type }) => type),
    ['ApplicationReplaced'],
  );
  // The end of the replaced socket ends nothing.
  first.socket.close();
  await once(first.socket, 'close');
  assert.ok((await applicationNames()).includes('rival'));
  second.socket.close();
});

test('a ping is answered with its own bytes', async () => {
  const { socket } = await served.events('app=pinger');
  socket.ping('are you there?');
  const [answer] = (await once(socket, 'pong')) as [Buffer];
  assert.equal(answer.toString(), 'are you there?');
  socket.close();
});

test('frames that come with the handshake are not lost', async () => {
  const socket = connect({ port: served.simulator.port, host: '127.0.0.1' });
  // A ping without content, masked with zeros.
  const ping = Buffer.from([0x89, 0x80, 0, 0, 0, 0]);
  const handshake = [
    'GET /ari/events?app=eager HTTP/1.1',
    authorization(USER),
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    '',
    '',
  ];
  socket.write(Buffer.concat([Buffer.from(handshake.join('\r\n')), ping]));
  let received = Buffer.alloc(0);
  socket.on('data', (chunk) => (received = Buffer.concat([received, chunk])));
  await waitFor('the pong', () => received.subarray(-2).equals(Buffer.from([0x8a, 0])));
  socket.destroy();
});

test('a broken frame ends its own connection only', async () => {
  const other = await served.events('app=unharmed');
  const broken = await served.events('app=breaker');
  const closed = once(broken.socket, 'close');
  const { _socket: wire } = broken.socket as unknown as { _socket: { write(bytes: Buffer): void } };
  wire.write(Buffer.from([0xff, 0xff, 0xff]));
  await closed;
  served.simulator.exchange.applications.sendTo('unharmed', { type: 'ApplicationRegistered' });
  await frameOf(other, 'ApplicationRegistered');
  other.socket.close();
});

test('an upgrade to something else is an ordinary request', async () => {
  const answer = await rawHttp(
    served.simulator.port,
    `GET /ari/channels HTTP/1.1\r\n${authorization(USER)}\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n`,
  );
  assert.equal(answer.status, 200);
  assert.equal(answer.body, '[]');
});

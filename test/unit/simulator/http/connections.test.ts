import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { after, before, test } from 'node:test';
import { WebSocket } from 'ws';
import { startSimulator, type Simulator } from '../../../../src/simulator/startSimulator';
import { ManualClock } from '../../../support/manualClock';
import { waitFor } from '../../../support/waitFor';
import { parseAnswer, type RawAnswer } from './rawHttp';
import { authorization, USER } from './servedSimulator';

const clock = new ManualClock();
let simulator: Simulator;
before(async () => {
  simulator = await startSimulator({
    users: [{ name: 'myapp', password: 'secret', readOnly: false }],
    clock,
  });
});
after(() => simulator.close());

/** A connection, what it received, and whether the server ended it. */
interface Wire {
  readonly socket: Socket;
  /** Answers so far. */
  readonly answers: () => Omit<RawAnswer, 'closed'>[];
  readonly ended: () => boolean;
}

async function openWire(): Promise<Wire> {
  const socket = connect({ port: simulator.port, host: '127.0.0.1' });
  let bytes = Buffer.alloc(0);
  let ended = false;
  socket.on('data', (chunk) => (bytes = Buffer.concat([bytes, chunk])));
  socket.on('error', () => undefined);
  socket.on('close', () => (ended = true));
  await waitFor('the connection', () => ended || !socket.connecting, { intervalMs: 1 });
  return {
    socket,
    answers: () => {
      const found = [];
      for (let rest = bytes; ;) {
        const answer = parseAnswer(rest);
        if (!answer) return found;
        found.push(answer);
        rest = rest.subarray(answer.length);
      }
    },
    ended: () => ended,
  };
}

const PING = `GET /ari/asterisk/ping HTTP/1.1\r\n${authorization(USER)}\r\n\r\n`;

test('an idle connection ends 15 s after its last answer, and not before', async () => {
  const wire = await openWire();
  wire.socket.write(PING);
  await waitFor('the answer', () => wire.answers().length === 1);
  await clock.advance(14_999);
  wire.socket.write(PING);
  await waitFor('a second answer', () => wire.answers().length === 2);
  await clock.advance(15_000);
  await waitFor('the end', wire.ended);
});

test('requests sent at once are answered one after the other', async () => {
  const wire = await openWire();
  const nope = PING.replace('asterisk/ping', 'nope');
  wire.socket.write(`${PING}${nope}${PING.slice(0, 30)}`);
  await waitFor('two answers', () => wire.answers().length === 2);
  wire.socket.write(PING.slice(30));
  await waitFor('the third', () => wire.answers().length === 3);
  assert.deepEqual(
    wire.answers().map(({ status }) => status),
    [200, 404, 200],
  );
  wire.socket.destroy();
});

test('a request byte by byte is one request', async () => {
  const wire = await openWire();
  wire.socket.setNoDelay(true);
  const body = '{"variable":"BIT","value":"by bit"}';
  const request = [
    'POST /ari/asterisk/variable HTTP/1.1',
    authorization(USER),
    'Content-Type: application/json',
    `Content-Length: ${String(body.length)}`,
    '',
    body,
  ].join('\r\n');
  for (const byte of Buffer.from(request)) {
    await new Promise((resolve) => wire.socket.write(Buffer.of(byte), resolve));
  }
  await waitFor('the answer', () => wire.answers().length === 1);
  assert.equal(wire.answers()[0]?.status, 204);
  assert.equal(simulator.exchange.globals.get('BIT'), 'by bit');
  wire.socket.destroy();
});

test('what Node would refuse and Asterisk takes', async () => {
  for (const request of [
    PING.replace('GET', 'get'),
    PING.replaceAll('\r\n', '\n'),
    PING.replace(' HTTP/1.1', ''),
    PING.replace('\r\n\r\n', '\r\nno header at all\r\n\r\n'),
  ]) {
    const wire = await openWire();
    wire.socket.write(request);
    await waitFor(`an answer to ${JSON.stringify(request)}`, () => wire.answers().length === 1);
    assert.equal(wire.answers()[0]?.status, 200);
    wire.socket.destroy();
  }
});

test('bodies that nobody reads are passed over, however long', async () => {
  const wire = await openWire();
  const length = 300_000;
  wire.socket.write(
    `POST /nope HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: ${String(length)}\r\n\r\n`,
  );
  wire.socket.write('x'.repeat(length));
  wire.socket.write(PING);
  await waitFor('both answers', () => wire.answers().length === 2);
  assert.deepEqual(
    wire.answers().map(({ status }) => status),
    [404, 200],
  );
  wire.socket.destroy();
});

test('a body that is too large is refused before it is sent', async () => {
  const wire = await openWire();
  wire.socket.write(
    'POST /ari/channels HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 40961\r\n\r\n',
  );
  await waitFor('the end', wire.ended);
  assert.equal(wire.answers()[0]?.status, 413);
  assert.equal(wire.answers()[0]?.headers.get('connection'), 'close');
});

test('beyond 100 connections, each is reset; when one goes, the next is served', async () => {
  const wires = await Promise.all(Array.from({ length: 100 }, openWire));
  for (const wire of wires) wire.socket.write(PING);
  await waitFor('100 answers', () => wires.every((wire) => wire.answers().length === 1));
  const refused = await openWire();
  refused.socket.write(PING);
  await waitFor('the reset', refused.ended);
  assert.equal(refused.answers().length, 0);
  wires[0]?.socket.destroy();
  await waitFor('an answer', async () => {
    const wire = await openWire();
    wire.socket.write(PING);
    await waitFor('either', () => wire.ended() || wire.answers().length === 1);
    wire.socket.destroy();
    return wire.answers().length === 1;
  });
  for (const wire of wires) wire.socket.destroy();
});

test('a port in use: the message names it and says what to do', async () => {
  await assert.rejects(
    startSimulator({ users: [], port: simulator.port }),
    new RegExp(`Port ${String(simulator.port)} of 127\\.0\\.0\\.1 is in use\\. .*another port`),
  );
});

test('closing cuts the sockets as a stopping Asterisk does (1006), and gives the port back', async () => {
  const users = [{ name: 'myapp', password: 'secret', readOnly: false }];
  const first = await startSimulator({ users });
  const socket = new WebSocket(`ws://127.0.0.1:${String(first.port)}/ari/events?app=cut`, { auth: USER });
  await once(socket, 'open');
  const closed = once(socket, 'close') as Promise<[number]>;
  await first.close();
  assert.equal((await closed)[0], 1006);
  const second = await startSimulator({ users, port: first.port });
  assert.equal(second.port, first.port);
  await second.close();
});

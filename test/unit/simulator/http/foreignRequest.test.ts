import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { test } from 'node:test';
import { WebSocket } from 'ws';
import { rawHttp, type RawAnswer } from './rawHttp';
import { authorization, servedSimulator, USER } from './servedSimulator';

const served = servedSimulator();

/** Asks with the right credentials, whatever else the request says. */
async function ask(line: string, ...headers: string[]): Promise<RawAnswer> {
  const request = [`${line} HTTP/1.1`, authorization(USER), ...headers, '', ''].join('\r\n');
  return rawHttp(served.simulator.port, request);
}

const PORT = '8088';

/** Headers that only a page from elsewhere sends. */
const FOREIGN: readonly (readonly string[])[] = [
  [`Host: evil.example:${PORT}`],
  ['Host: evil.example'],
  // Names that begin, end or look like ours.
  [`Host: 127.0.0.1.evil.example:${PORT}`],
  ['Host: localhost.evil.example'],
  ['Host: evil-localhost'],
  ['Host: 127.0.0.1@evil.example'],
  ['Host: 0.0.0.0:8088'],
  ['Host: 192.168.1.20:8088'],
  ['Host: [::2]'],
  ['Host: 127.0.0.1:8088:1'],
  ['Host: 127.0.0.1, evil.example'],
  ['Host:'],
  ['Host: 127.0.0.1', 'Origin: https://evil.example'],
  ['Host: 127.0.0.1', 'Origin: http://127.0.0.1.evil.example'],
  ['Host: 127.0.0.1', 'Origin: http://localhost:8088.evil.example'],
  // A sandboxed frame, or a page that was redirected to.
  ['Host: 127.0.0.1', 'Origin: null'],
  ['Host: 127.0.0.1', 'Origin: file://'],
  ['Host: 127.0.0.1', 'Origin:'],
  ['Host: 127.0.0.1', 'Sec-Fetch-Site: cross-site'],
  ['Origin: https://evil.example'],
];

for (const headers of FOREIGN) {
  test(`a page from elsewhere is refused, with the right password too: ${headers.join(', ')}`, async () => {
    const { applications } = served.simulator.exchange;
    for (const line of [
      'GET /ari/asterisk/info',
      'POST /ari/channels?endpoint=Local/501@from-trunk&app=evil',
      'DELETE /ari/bridges/any',
      'OPTIONS /ari/channels',
      'GET /ari/api-docs/resources.json',
      'GET /elsewhere',
    ]) {
      const answer = await ask(line, ...headers);
      assert.equal(answer.status, 403, line);
      assert.match(answer.body, /this machine only/, line);
      const names = [...answer.headers.keys()];
      assert.deepEqual(
        names.filter((name) => name.startsWith('access-control-')),
        [],
      );
    }
    const socket = await ask(
      'GET /ari/events?app=evil&subscribeAll=true',
      ...headers,
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    );
    assert.equal(socket.status, 403);
    assert.equal(served.simulator.exchange.channels.all().length, 0);
    assert.ok(!applications.all().some(({ name }) => name === 'evil'));
  });
}

for (const headers of [
  [],
  ['Host: 127.0.0.1'],
  [`Host: 127.0.0.1:${PORT}`],
  ['Host: 127.9.8.7'],
  ['Host: LOCALHOST:1'],
  ['Host: localhost.:8088'],
  ['Host: [::1]:8088'],
  ['Host: host.docker.internal:8088'],
  // What Python's websocket-client sends unasked, and a page under development.
  [`Host: localhost:${PORT}`, `Origin: http://localhost:${PORT}`],
  ['Host: 127.0.0.1', 'Origin: https://127.0.0.1:3000', 'Sec-Fetch-Site: same-site'],
]) {
  test(`a program of this machine is answered: ${headers.join(', ')}`, async () => {
    assert.equal((await ask('GET /ari/asterisk/info', ...headers)).status, 200);
  });
}

test('without credentials nobody is told more than that', async () => {
  const answer = await rawHttp(
    served.simulator.port,
    'GET /ari/asterisk/info HTTP/1.1\r\nHost: evil.example\r\n\r\n',
  );
  assert.equal(answer.status, 403);
  assert.equal(answer.headers.get('www-authenticate'), undefined, 'no browser shall ask for a password');
});

test('a WebSocket that a page of another origin opens gets no event', async () => {
  const url = `${served.simulator.url.replace('http', 'ws')}/ari/events?app=page`;
  const socket = new WebSocket(url, { auth: USER, origin: 'https://evil.example' });
  const outcome = await new Promise((resolve) => {
    socket.on('open', () => resolve('open'));
    socket.on('unexpected-response', (_request, { statusCode }) => resolve(statusCode));
    socket.on('error', resolve);
  });
  assert.equal(outcome, 403);
  socket.terminate();
});

/** Whether something takes connections at an address. */
async function isTaken(host: string): Promise<boolean> {
  const socket: Socket = connect({ host, port: served.simulator.port });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

test('the port is open on 127.0.0.1 and on no other address of this machine', async () => {
  assert.equal(await isTaken('127.0.0.1'), true);
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .map(({ address }) => address)
    .filter((address) => address !== '127.0.0.1' && !address.startsWith('fe80:'));
  // Where 127.0.0.2 is an address at all, a socket bound to all of them would answer there.
  for (const address of [...others, '127.0.0.2']) assert.equal(await isTaken(address), false, address);
});

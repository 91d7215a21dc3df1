import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { waitFor } from '../../../support/waitFor';
import { authorization, servedSimulator, USER } from './servedSimulator';

const served = servedSimulator();

/** An event of about a kilobyte. */
const EVENT = {
  type: 'ChannelUserevent',
  eventname: 'filler',
  userevent: { text: 'x'.repeat(800) },
} as const;

test('a reader that stops is cut off with some megabytes under way; the others hear everything', async () => {
  const other = await served.events('app=reader');
  const socket = connect({ port: served.simulator.port, host: '127.0.0.1' });
  const handshake = [
    'GET /ari/events?app=slow HTTP/1.1',
    authorization(USER),
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    '',
    '',
  ];
  socket.write(handshake.join('\r\n'));
  const { applications } = served.simulator.exchange;
  await waitFor('the slow reader', () => applications.isServed('slow'));
  socket.pause();
  let sent = 0;
  await waitFor(
    'its end',
    () => {
      for (let count = 0; count < 500; count += 1) {
        if (applications.isServed('slow')) {
          applications.sendTo('slow', EVENT);
          sent += 1;
        }
      }
      applications.sendTo('reader', EVENT);
      return !applications.isServed('slow');
    },
    { intervalMs: 1 },
  );
  let received = 0;
  let ended = false;
  socket.on('data', (chunk) => (received += chunk.length));
  socket.on('error', () => undefined);
  socket.on('close', () => (ended = true));
  socket.resume();
  await waitFor('the end of the connection', () => ended);
  // What the system had taken still arrives, as from Asterisk; the rest is lost.
  assert.ok(received > 100_000, `${String(received)} bytes arrived`);
  assert.ok(
    received < sent * JSON.stringify(EVENT).length,
    `${String(received)} bytes of ${String(sent)} events`,
  );
  const heard = other.frames.length;
  applications.sendTo('reader', EVENT);
  await waitFor('one more event', () => other.frames.length > heard);
  other.socket.close();
});

test('a burst larger than the system takes at once reaches a reader that reads', async () => {
  const open = await served.events('app=burst');
  const { applications } = served.simulator.exchange;
  const count = 20_000;
  for (let event = 0; event < count; event += 1) {
    applications.sendTo('burst', { ...EVENT, eventname: String(event) });
  }
  await waitFor('all of them', () => open.frames.length === count);
  assert.deepEqual(
    open.frames.filter((frame, index) => frame.eventname !== String(index)),
    [],
  );
  open.socket.close();
});

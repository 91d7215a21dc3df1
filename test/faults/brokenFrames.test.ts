import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultProxy } from '../support/proxy/faultProxy';
import { watchServer } from '../support/storm/watchServer';
import { waitFor } from '../support/waitFor';
import { faultBed } from './faultBed';
import { gapsOf } from './gapsOf';
import { modelEqualsServer } from './modelEqualsServer';

const bed = faultBed();

/** A WebSocket frame as a server sends it: opcode 1 is text, 3 is none. */
function frame(payload: Buffer, opcode = 1): Buffer {
  const head = Buffer.from([0x80 | opcode, 126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([head, payload]);
}

const GARBAGE = [
  Buffer.from('{"type":"StasisStart","channel":'),
  Buffer.from('null'),
  Buffer.from('[]'),
  Buffer.from(''),
  Buffer.from('\0\0\0\0'),
  Buffer.from('{"type":"Dial"}{"type":"Dial"}'),
  Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]),
  Buffer.from('['.repeat(60_000)),
];

test('garbage, a half frame and bytes that are no WebSocket: rows and gaps, nothing worse', async (context) => {
  const { asterisk } = bed.server;
  const { user, password } = asterisk;
  const proxy = await faultProxy(context, asterisk.url);
  const ours = await watchServer({ url: proxy.url, user, password });
  context.after(() => ours.close());
  const { channel } = ours.session.store.resources;
  const malformed = (): number => [...ours.log.entries()].filter(({ kind }) => kind === 'malformed').length;

  await waitFor('the event socket', () => proxy.open() === 1);
  for (const bytes of GARBAGE) proxy.inject(frame(bytes));
  await waitFor('the garbage as rows', () => malformed() === GARBAGE.length);
  assert.equal(ours.session.state.status, 'live', 'whole frames of garbage cost no connection');
  await bed.server.originateQuietly('501');
  await waitFor('a call', () => channel.size === 2);

  // Half a frame, then nothing more ever: the connection is cut in the middle of it.
  const half = frame(
    Buffer.from(`{"type":"ChannelDestroyed","channel":{"id":"${[...channel.keys()][0] ?? ''}"}}`),
  );
  proxy.inject(half.subarray(0, half.length - 5));
  proxy.cut();
  await waitFor('the gap of the half frame', () => gapsOf(ours.log).length === 1);
  await ours.live();
  await modelEqualsServer(ours, bed.server);
  assert.equal(channel.size, 2, 'what half a frame says has not happened');

  // A frame that WebSocket does not know.
  await waitFor('the new event socket', () => proxy.open() === 1);
  proxy.inject(frame(Buffer.from('{}'), 3));
  await waitFor('the gap of the broken stream', () => gapsOf(ours.log).length === 2);
  await ours.live();
  await modelEqualsServer(ours, bed.server);
  assert.equal(malformed(), GARBAGE.length);
  for (const { from, to, reason } of gapsOf(ours.log)) assert.ok(from <= to && reason !== '', reason);
});

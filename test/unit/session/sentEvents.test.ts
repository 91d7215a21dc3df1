import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AriError } from '../../../src/ari/ariError';
import type { EventTypeSwitchOptions } from '../../../src/session/eventTypeSwitch';
import { SentEvents } from '../../../src/session/sentEvents';

type Call = EventTypeSwitchOptions['rest']['call'];

/** A server that notes what it is told; `refuses` answers instead. */
class FakeServer {
  refuses: AriError | undefined;
  readonly calls: string[] = [];
  readonly events: SentEvents;
  changes = 0;

  constructor(readOnly = false) {
    const call = async (operation: string, params: { eventSource?: readonly string[] }) => {
      await new Promise((resolve) => setImmediate(resolve));
      this.calls.push([operation, ...(params.eventSource ?? [])].join(' '));
      if (this.refuses) throw this.refuses;
      return {};
    };
    this.events = new SentEvents({
      rest: { call: call as unknown as Call },
      application: 'ours',
      readOnly,
      changed: () => (this.changes += 1),
    });
  }
}

const signal = (): AbortSignal => new AbortController().signal;
const SUBSCRIBE = 'applications.subscribe channel: bridge: endpoint:';

function refused(status: number): AriError {
  return new AriError({ code: 'http', operation: 'o', message: 'no', hint: 'h', status });
}

test('a new socket is subscribed to everything but device states, and it is told', async () => {
  const server = new FakeServer();
  assert.equal(server.events.subscribesAll, false);
  await server.events.socketOpened(signal());
  assert.deepEqual(server.calls, [SUBSCRIBE]);
  assert.deepEqual(server.events.off, ['DeviceStateChanged']);
  assert.ok(server.changes > 0);
  await server.events.socketOpened(signal());
  assert.deepEqual(server.calls, [SUBSCRIBE, SUBSCRIBE], 'the next socket knows nothing of it');
});

test('who asks for device states gets them, on later sockets too; what else is off stays off', async () => {
  const server = new FakeServer();
  await server.events.socketOpened(signal());
  await server.events.set(['ChannelVarset']);
  assert.equal(server.calls.at(-1), 'applications.subscribe deviceState:');
  assert.deepEqual(server.events.off, ['ChannelVarset']);
  server.calls.length = 0;
  await server.events.socketOpened(signal());
  assert.equal(server.calls[0], `${SUBSCRIBE} deviceState:`);
  await server.events.set(['ChannelVarset', 'DeviceStateChanged']);
  assert.equal(server.calls.at(-1), 'applications.unsubscribe deviceState:');
  assert.deepEqual(server.events.off, ['ChannelVarset', 'DeviceStateChanged']);
});

test('a user who may not subscribe gets the next socket with everything, device states too', async () => {
  const server = new FakeServer();
  server.refuses = refused(403);
  await assert.rejects(server.events.socketOpened(signal()), { code: 'unreachable' });
  assert.equal(server.events.subscribesAll, true);
  server.calls.length = 0;
  await server.events.socketOpened(signal());
  assert.deepEqual([server.calls, server.events.off], [[], []]);
});

test('an application that Asterisk has forgotten is registered again, and subscribes again', async () => {
  const server = new FakeServer();
  server.refuses = refused(404);
  await assert.rejects(server.events.socketOpened(signal()), { code: 'unreachable' });
  assert.equal(server.events.subscribesAll, false);
});

test('a server in trouble is no reason to subscribe to everything', async () => {
  const server = new FakeServer();
  server.refuses = refused(503);
  await assert.rejects(server.events.socketOpened(signal()), { code: 'http', status: 503 });
  assert.equal(server.events.subscribesAll, false);
});

test('a read-only connection subscribes with its socket, since it may not write', async () => {
  const server = new FakeServer(true);
  assert.equal(server.events.subscribesAll, true);
  await server.events.socketOpened(signal());
  assert.deepEqual([server.calls, server.events.off], [[], []]);
});

test('after another client has taken the application nothing is off because of us', async () => {
  const server = new FakeServer();
  await server.events.socketOpened(signal());
  await server.events.taken();
  assert.deepEqual(server.events.off, []);
});

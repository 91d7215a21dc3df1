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

  constructor() {
    const call = async (operation: string, params: { eventSource?: string }) => {
      await new Promise((resolve) => setImmediate(resolve));
      this.calls.push([operation, params.eventSource].filter((word) => word !== undefined).join(' '));
      if (this.refuses) throw this.refuses;
      return {};
    };
    this.events = new SentEvents({
      rest: { call: call as unknown as Call },
      application: 'ours',
      changed: () => (this.changes += 1),
    });
  }
}

const signal = (): AbortSignal => new AbortController().signal;
const UNSUBSCRIBE = 'applications.unsubscribe deviceState:';

test('a new socket is sent no device states, from its first request on, and it is told', async () => {
  const server = new FakeServer();
  await server.events.socketOpened(signal());
  assert.deepEqual(server.calls, [UNSUBSCRIBE]);
  assert.deepEqual(server.events.off, ['DeviceStateChanged']);
  assert.ok(server.changes > 0);
  await server.events.socketOpened(signal());
  assert.deepEqual(server.calls, [UNSUBSCRIBE, UNSUBSCRIBE], 'the next socket is subscribed to all again');
});

test('who asks for device states gets them, on later sockets too; what else is off stays off', async () => {
  const server = new FakeServer();
  await server.events.socketOpened(signal());
  await server.events.set(['ChannelVarset']);
  assert.equal(server.calls.at(-1), 'applications.subscribe deviceState:');
  assert.deepEqual(server.events.off, ['ChannelVarset']);
  server.calls.length = 0;
  await server.events.socketOpened(signal());
  assert.ok(!server.calls.includes(UNSUBSCRIBE));
  await server.events.set(['ChannelVarset', 'DeviceStateChanged']);
  assert.equal(server.calls.at(-1), UNSUBSCRIBE);
  assert.deepEqual(server.events.off, ['ChannelVarset', 'DeviceStateChanged']);
});

test('where Asterisk refuses, they are sent, the view says so, and the connection goes on', async () => {
  const server = new FakeServer();
  server.refuses = new AriError({ code: 'http', operation: 'o', message: 'no', hint: 'h', status: 403 });
  await server.events.socketOpened(signal());
  assert.deepEqual(server.events.off, []);
});

test('after another client has taken the application nothing is off because of us', async () => {
  const server = new FakeServer();
  await server.events.socketOpened(signal());
  await server.events.restore();
  assert.deepEqual(server.events.off, []);
});

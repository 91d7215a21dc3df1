import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AskedExchange, refusal, type Received } from './askedExchange';

const unsubscribed = refusal(422, 'Event source was not subscribed to');
const badScheme = refusal(400, 'Invalid event source URI scheme');
const missing = refusal(422, 'Event source does not exist');

function application(more: object = {}): { status: number; body: object } {
  return {
    status: 200,
    body: {
      name: 'myapp',
      channel_ids: [],
      bridge_ids: [],
      endpoint_ids: [],
      device_names: [],
      events_allowed: [],
      events_disallowed: [],
      ...more,
    },
  };
}

const myapp = { applicationName: 'myapp' };

test('subscribing refuses what the real server refuses', async () => {
  const server = new AskedExchange();
  server.connect('myapp');
  const subscribe = (eventSource: string) => server.ask('applications.subscribe', { ...myapp, eventSource });
  assert.deepEqual(
    await server.ask('applications.subscribe', myapp),
    refusal(400, 'Missing parameter eventSource'),
  );
  for (const source of ['', 'bogus:x', 'channel', 'CHANNEL:x', 'devicestate:x']) {
    assert.deepEqual(await subscribe(source), badScheme, source);
  }
  for (const source of ['channel:nope', 'bridge:nope', 'endpoint:PJSIP/nope', 'endpoint:pjsip/alice']) {
    assert.deepEqual(await subscribe(source), missing, source);
  }
  assert.deepEqual(
    await server.ask('applications.subscribe', { applicationName: 'nope', eventSource: 'channel:' }),
    refusal(404, 'Application not found'),
  );
});

test('of several event sources those before a wrong one stay subscribed', async () => {
  const server = new AskedExchange();
  server.connect('myapp');
  const eventSource = 'endpoint:PJSIP/alice,deviceState:Stasis:lamp, channel:x';
  assert.deepEqual(await server.ask('applications.subscribe', { ...myapp, eventSource }), badScheme);
  assert.deepEqual(
    await server.ask('applications.get', myapp),
    application({ endpoint_ids: ['PJSIP/alice'], device_names: ['Stasis:lamp'] }),
  );
});

test('subscriptions to endpoints are counted, those to device states are not', async () => {
  const server = new AskedExchange();
  server.connect('myapp');
  const eventSource = 'endpoint:PJSIP/alice,deviceState:Stasis:lamp';
  await server.ask('applications.subscribe', { ...myapp, eventSource });
  await server.ask('applications.subscribe', { ...myapp, eventSource });
  assert.deepEqual(
    await server.ask('applications.unsubscribe', { ...myapp, eventSource }),
    application({ endpoint_ids: ['PJSIP/alice'] }),
  );
  assert.deepEqual(
    await server.ask('applications.unsubscribe', { ...myapp, eventSource: 'deviceState:Stasis:lamp' }),
    unsubscribed,
  );
  assert.deepEqual(
    await server.ask('applications.unsubscribe', { ...myapp, eventSource: 'endpoint:PJSIP/alice' }),
    application(),
  );
});

test('a subscription to everything ends under its own name only, that to device states under none too', async () => {
  const server = new AskedExchange();
  server.connect('myapp');
  const unsubscribe = (eventSource: string) =>
    server.ask('applications.unsubscribe', { ...myapp, eventSource });
  assert.deepEqual(await unsubscribe('channel:'), unsubscribed);
  const eventSource = 'channel:,bridge:,endpoint:,deviceState:';
  await server.ask('applications.subscribe', { ...myapp, eventSource });
  for (const source of ['channel:', 'bridge:', 'endpoint:']) {
    assert.deepEqual(await unsubscribe(source), refusal(501, 'Method not implemented'), source);
  }
  assert.deepEqual(await unsubscribe('channel:nope'), unsubscribed);
  const everything = {
    channel_ids: ['__AST_CHANNEL_ALL_TOPIC'],
    bridge_ids: ['__AST_BRIDGE_ALL_TOPIC'],
    endpoint_ids: ['__AST_ENDPOINT_ALL_TOPIC'],
  };
  assert.deepEqual(await unsubscribe('deviceState:'), application(everything));
  assert.deepEqual(
    await unsubscribe('channel:__AST_CHANNEL_ALL_TOPIC'),
    application({ ...everything, channel_ids: [] }),
  );
});

test('an application that left is listed while it is subscribed to an endpoint; its device states wait for it', async () => {
  const server = new AskedExchange();
  const { applications } = server.exchange;
  const sink = { send: () => undefined };
  applications.connect('myapp', sink, false);
  const eventSource = 'endpoint:PJSIP/alice,deviceState:Stasis:lamp';
  await server.ask('applications.subscribe', { ...myapp, eventSource });
  applications.disconnect(sink);
  assert.equal((await server.ask('applications.get', myapp)).status, 200);
  await server.ask('applications.unsubscribe', { ...myapp, eventSource: 'endpoint:PJSIP/alice' });
  assert.deepEqual(await server.ask('applications.get', myapp), refusal(404, 'Application not found'));
  const events = server.connect('myapp');
  assert.deepEqual(
    await server.ask('applications.get', myapp),
    application({ device_names: ['Stasis:lamp'] }),
  );
  await server.ask('deviceStates.update', { deviceName: 'Stasis:lamp', deviceState: 'BUSY' });
  assert.deepEqual(
    events.map(({ type }) => type),
    ['DeviceStateChanged'],
  );
});

test('an event filter is kept list by list, and ended by an empty one', async () => {
  const server = new AskedExchange();
  const events = server.connect('myapp', true);
  const filter = (body?: unknown) => server.ask('applications.filter', myapp, body);
  const lists = async (): Promise<unknown> => {
    const { body } = await server.ask('applications.get', myapp);
    const { events_allowed, events_disallowed } = body as Record<string, unknown>;
    return [events_allowed, events_disallowed];
  };
  const varset = { type: 'ChannelVarset', extra: { a: 1 } };
  await filter({ disallowed: [varset] });
  await filter({ bogus: 1 });
  assert.deepEqual(await lists(), [[], [varset]]);
  await server.ask('asterisk.setGlobalVar', { variable: 'A', value: '1' });
  assert.deepEqual(events, []);
  for (const wrong of ['x', null, {}, [1], [{}], [{ type: 5 }], [{ type: '' }]]) {
    assert.deepEqual(await filter({ allowed: wrong }), refusal(400, 'Invalid format definition'));
  }
  await filter({ allowed: [{ type: 'StasisEnd' }], disallowed: [] });
  assert.deepEqual(await lists(), [[{ type: 'StasisEnd' }], []]);
  for (const nothing of [{}, [], undefined]) {
    await filter({ allowed: [varset] });
    await filter(nothing);
    assert.deepEqual(await lists(), [[], []]);
  }
  assert.deepEqual(
    await server.ask('applications.filter', { applicationName: 'nope' }, { allowed: 'x' }),
    refusal(404, 'Application not found'),
  );
});

test('who is subscribed to an endpoint or its technology sees its channels come and go, who has all does not', async () => {
  const server = new AskedExchange();
  server.connect('myapp');
  const received = new Map<string, Received[]>();
  for (const [name, eventSource] of [
    ['single', 'endpoint:PJSIP/alice'],
    ['technology', 'endpoint:PJSIP'],
    ['all', 'endpoint:'],
    ['other', 'endpoint:PJSIP/bob'],
  ] as const) {
    received.set(name, server.connect(name));
    await server.ask('applications.subscribe', { applicationName: name, eventSource });
  }
  await server.ask('channels.originate', { endpoint: 'PJSIP/alice', app: 'myapp', channelId: 'p1' });
  await server.clock.advance(100);
  await server.ask('channels.hangup', { channelId: 'p1' });
  await server.clock.advance(100);
  const seen = (name: string): string[] =>
    (received.get(name) ?? []).map(({ type, endpoint }) => {
      const ids = (endpoint as { channel_ids: string[] } | undefined)?.channel_ids;
      return ids ? `${type} ${ids.join()}` : type;
    });
  const single = seen('single');
  assert.deepEqual(single.slice(0, 3), ['EndpointStateChange p1', 'ChannelCreated', 'ChannelDialplan']);
  assert.deepEqual(single.slice(-2), ['ChannelDestroyed', 'EndpointStateChange ']);
  assert.deepEqual(seen('technology'), single);
  assert.deepEqual(seen('all'), []);
  assert.deepEqual(seen('other'), []);
});

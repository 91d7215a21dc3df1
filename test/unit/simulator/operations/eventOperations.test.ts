import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AskedExchange, done, refusal } from './askedExchange';

const badScheme = refusal(400, 'Invalid event source URI scheme');
const noSource = refusal(422, 'Event source was not found');

function userEvent(server: AskedExchange, source?: string, body?: unknown, application = 'myapp') {
  const params = { eventName: 'Ev', application, ...(source !== undefined && { source }) };
  return server.ask('events.userEvent', params, body);
}

test('a user event goes to its application alone, with its sources and variables', async () => {
  const server = new AskedExchange();
  const watcher = server.connect('watch', true);
  const events = server.connect('myapp');
  await server.callIntoStasis();
  watcher.length = 0;
  events.length = 0;
  const variables = { a: '1', n: 5, o: { type: 'x', id: 1 }, l: [1], z: null, eventname: 'mine' };
  assert.deepEqual(await userEvent(server, 'channel:near,endpoint:PJSIP/alice', { variables }), done);
  assert.deepEqual(watcher, []);
  const [event] = events;
  assert.equal(event?.type, 'ChannelUserevent');
  assert.equal(event.eventname, 'Ev');
  assert.deepEqual(event.userevent, { ...variables, eventname: 'Ev' });
  assert.equal((event.channel as { id: string }).id, 'near');
  assert.equal((event.endpoint as { resource: string }).resource, 'alice');
  await userEvent(server);
  assert.deepEqual(Object.keys(events[1] ?? {}).sort(), [
    'application',
    'asterisk_id',
    'eventname',
    'timestamp',
    'type',
    'userevent',
  ]);
});

test('refused user events', async () => {
  const server = new AskedExchange();
  server.connect('myapp');
  for (const source of ['', 'bogus:x', 'channel', 'deviceState:Stasis:x']) {
    assert.deepEqual(await userEvent(server, source), badScheme, source);
  }
  for (const source of ['channel:', 'channel:nope', 'bridge:nope', 'endpoint:PJSIP', 'endpoint:PJSIP/nope']) {
    assert.deepEqual(await userEvent(server, source), noSource, source);
  }
  for (const variables of ['x', [1]]) {
    assert.deepEqual(
      await userEvent(server, undefined, { variables }),
      refusal(500, 'Error processing request'),
    );
  }
  assert.deepEqual(
    await userEvent(server, undefined, undefined, ''),
    refusal(400, 'Missing parameter application'),
  );
  assert.deepEqual(
    await userEvent(server, undefined, undefined, 'nope'),
    refusal(404, 'Application not found'),
  );
});

test('there is never a call to claim', async () => {
  const server = new AskedExchange();
  const claim = (params: Record<string, string>) => server.ask('events.claimChannel', params);
  assert.deepEqual(await claim({ application: 'myapp' }), refusal(400, 'channelId parameter is required'));
  assert.deepEqual(await claim({ channelId: 'x' }), refusal(400, 'application parameter is required'));
  assert.deepEqual(
    await claim({ channelId: 'x', application: 'myapp' }),
    refusal(404, 'Channel not found or not in broadcast state'),
  );
});

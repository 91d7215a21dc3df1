import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waitFor } from '../support/waitFor';
import { registerApplication } from './ariApplication';
import { contractBed } from './contractBed';
import { openServer, type OpenServer } from './openServer';

const bed = contractBed();

/** A call through the dialplan, from its first event to its last. */
async function call(server: OpenServer): Promise<readonly string[]> {
  const before = server.rows().length;
  const query = { endpoint: 'Local/501@from-trunk', context: 'from-trunk', extension: '501', priority: '1' };
  assert.equal((await bed.server.rest('POST', '/channels', query)).status, 200);
  const seen = (): readonly string[] =>
    server
      .rows()
      .slice(before)
      .map(({ type }) => type);
  await waitFor('both channels', () => seen().filter((type) => type === 'ChannelCreated').length >= 2);
  await bed.server.hangUpAll();
  const ends = (): number => seen().filter((type) => type === 'ChannelDestroyed').length;
  await waitFor('their end', () => ends() >= seen().filter((type) => type === 'ChannelCreated').length);
  return seen();
}

async function typesOff(application: string): Promise<readonly unknown[]> {
  const { body } = await bed.server.rest('GET', `/applications/${application}`);
  const { events_disallowed: off = [] } = body as { events_disallowed?: { type: unknown }[] };
  return off.map(({ type }) => type);
}

test('types switched off do not arrive, the others do, and switched on they arrive again', async (context) => {
  const server = await openServer(context, bed.server);
  assert.ok((await call(server)).includes('ChannelDialplan'));
  await server.session.setEventFilter(['ChannelDialplan']);
  assert.deepEqual(server.session.eventFilter, ['ChannelDialplan']);
  const types = await call(server);
  assert.ok(types.includes('ChannelCreated') && !types.includes('ChannelDialplan'), types.join());
  await server.session.setEventFilter([]);
  assert.deepEqual([server.session.eventFilter, await typesOff('ari-workbench-test')], [[], []]);
  assert.ok((await call(server)).includes('ChannelDialplan'));
  const sent = server.rows().filter(({ type, summary }) => type === 'REST' && summary.startsWith('PUT'));
  assert.equal(sent.length, 4, 'both changes stand in the log, each with its answer');
});

test('who takes the application over gets all events, and what it has switched off itself', async (context) => {
  const before = await registerApplication(bed.server, 'shared');
  context.after(() => before.close());
  const theirs = { disallowed: [{ type: 'ChannelDtmfReceived' }] };
  assert.equal((await bed.server.rest('PUT', '/applications/shared/eventFilter', {}, theirs)).status, 200);
  const server = await openServer(context, bed.server, { application: 'shared' });
  await server.session.setEventFilter(['ChannelVarset', 'ChannelDtmfReceived']);
  assert.deepEqual(await typesOff('shared'), ['ChannelDtmfReceived', 'ChannelVarset']);
  assert.deepEqual(server.session.eventFilter, ['ChannelVarset']);
  const after = await registerApplication(bed.server, 'shared');
  context.after(() => after.close());
  await server.reach('replaced');
  await waitFor('our part of the filter to be gone', async () => (await typesOff('shared')).length === 1);
  assert.deepEqual(await typesOff('shared'), ['ChannelDtmfReceived']);
  assert.deepEqual(server.session.eventFilter, []);
});

test('disconnecting takes back what was switched off, where the application lives on', async (context) => {
  const server = await openServer(context, bed.server, { application: 'living' });
  await bed.server.rest('POST', '/channels', { endpoint: 'Local/501@from-trunk', app: 'living' });
  await waitFor('a channel in it', () => server.rows().some(({ type }) => type === 'StasisStart'));
  await server.session.setEventFilter(['ChannelVarset']);
  await server.connections.disconnect(server.id);
  assert.deepEqual(await typesOff('living'), []);
  await server.connections.connect(server.id);
  await server.reach('live');
  assert.deepEqual(server.connections.session(server.id)?.eventFilter, ['DeviceStateChanged']);
  const gap = server.rows().find(({ kind }) => kind === 'gap');
  assert.match(gap?.summary ?? '', /Disconnected/, 'the time in between is a gap');
});

test('who may only read is refused, by Asterisk or on our side, and nothing changes', async (context) => {
  const observer = await openServer(context, bed.server, { asObserver: true });
  await assert.rejects(observer.session.setEventFilter(['ChannelVarset']), { code: 'http', status: 403 });
  const reader = await openServer(context, bed.server, { readOnly: true, watchApplication: 'reader' });
  await assert.rejects(reader.session.setEventFilter(['ChannelVarset']), { code: 'readOnly' });
  assert.deepEqual([observer.session.eventFilter, reader.session.eventFilter], [[], []]);
});

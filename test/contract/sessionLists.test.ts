import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ListKind } from '../../src/session/lists/listedResource';
import { waitFor } from '../support/waitFor';
import { contractBed } from './contractBed';
import { openServer, type OpenServer } from './openServer';

const bed = contractBed();

function ids({ session }: OpenServer, kind: ListKind): readonly string[] {
  return [...(session.lists.get(kind).items?.keys() ?? [])];
}

test('a recording is seen from its beginning, and its file when it has ended; deleting it takes it away', async (context) => {
  const server = await openServer(context, bed.server, { application: 'lists' });
  const { rest, lists } = server.session;
  await lists.load('storedRecording');
  const name = `lists-${String(Date.now())}`;
  await rest.call('channels.originate', { endpoint: 'Local/502@from-trunk', app: 'lists', channelId: 'rec' });
  await waitFor(
    'the channel in the application',
    () => server.session.store.resources.channel.get('rec')?.stasis,
  );
  // Not by us: its events alone tell.
  const query = { name, format: 'wav' };
  assert.equal((await bed.server.rest('POST', '/channels/rec/record', query)).status, 201);
  await waitFor('the recording', () => ids(server, 'liveRecording').includes(name));
  assert.equal(lists.get('liveRecording').items?.get(name)?.raw.target_uri, 'channel:rec');
  await bed.server.rest('POST', `/recordings/live/${name}/stop`);
  await waitFor('its file', () => ids(server, 'storedRecording').includes(name));
  assert.deepEqual(ids(server, 'liveRecording'), []);
  await rest.call('recordings.deleteStored', { recordingName: name });
  await waitFor('the file to go', () => !ids(server, 'storedRecording').includes(name));
});

test('what has no events is asked for again after a write of ours, and by hand after one of others', async (context) => {
  const server = await openServer(context, bed.server);
  const { rest, lists } = server.session;
  assert.deepEqual([...(await lists.load('deviceState')).keys()], []);
  await rest.call('deviceStates.update', { deviceName: 'Stasis:lamp', deviceState: 'INUSE' });
  await waitFor('ours', () => lists.get('deviceState').items?.get('Stasis:lamp')?.raw.state === 'INUSE');
  await bed.server.rest('PUT', '/deviceStates/Stasis:lamp', { deviceState: 'BUSY' });
  await lists.refresh('deviceState');
  assert.equal(lists.get('deviceState').items?.get('Stasis:lamp')?.raw.state, 'BUSY');
  await rest.call('deviceStates.delete', { deviceName: 'Stasis:lamp' });
  await waitFor('it to go', () => ids(server, 'deviceState').length === 0);
});

test('sounds, modules and log channels are there; what no module offers is said', async (context) => {
  const server = await openServer(context, bed.server);
  const { lists } = server.session;
  assert.ok((await lists.load('sound')).size > 10);
  assert.equal((await lists.load('module')).get('res_stasis.so')?.raw.status, 'Running');
  assert.ok((await lists.load('logChannel')).size > 0);
  await lists.refresh('mailbox');
  const { items, problem } = lists.get('mailbox');
  assert.ok(items ? problem === undefined : problem?.status === 404);
});

test('the device states of endpoints that somebody looks at', async (context) => {
  const { session } = await openServer(context, bed.server);
  const id = 'PJSIP/carol';
  assert.ok(session.store.resources.endpoint.has(id));
  session.devices.want([id]);
  await waitFor('its state', () => session.devices.stateOf(id) === 'UNAVAILABLE');
});

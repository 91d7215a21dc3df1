import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import type { LiveChannel } from '../../src/shared/liveResources';
import { waitFor } from '../support/waitFor';
import { registerApplication } from './ariApplication';
import { contractBed } from './contractBed';
import { openServer, type OpenServer } from './openServer';
import { modelPicture, serverPicture } from './serverPicture';

const bed = contractBed();

function call(extension: string): Promise<void> {
  return bed.server.originateQuietly(extension);
}

function inStasis({ session }: OpenServer): Promise<LiveChannel> {
  return waitFor('a channel in Stasis', () =>
    [...session.store.resources.channel.values()].find(({ stasis }) => stasis !== undefined),
  );
}

async function modelEqualsServer({ session }: OpenServer): Promise<void> {
  const isEqual = async (): Promise<boolean> =>
    isDeepStrictEqual(modelPicture(session), await serverPicture(bed.server));
  await waitFor('the model to equal the server', isEqual).catch(async () => {
    // Only then: calls that are still being set up change between two looks.
    assert.deepEqual(modelPicture(session), await serverPicture(bed.server));
  });
}

test('watching: the channel of another application is inferred, its StasisStart never comes', async (context) => {
  const theirs = await registerApplication(bed.server, 'myapp');
  context.after(() => theirs.close());
  const server = await openServer(context, bed.server, { watchApplication: 'watcher' });
  assert.equal(server.session.ourApplication, 'watcher');
  await call('500');
  const channel = await inStasis(server);
  assert.deepEqual(channel.stasis, { application: 'myapp', inferred: true });
  await waitFor('their StasisStart', () => theirs.events.some(({ type }) => type === 'StasisStart'));
  await bed.server.rest('DELETE', `/channels/${channel.id}`);
  await waitFor('their StasisEnd', () => theirs.events.some(({ type }) => type === 'StasisEnd'));
  await waitFor('the end here', () =>
    server.events.some(
      (event) =>
        event.type === 'ChannelDestroyed' &&
        (event.channel as { id?: string } | undefined)?.id === channel.id,
    ),
  );
  assert.deepEqual(
    server.events.filter(({ type }) => type === 'StasisStart' || type === 'StasisEnd'),
    [],
  );
  assert.equal(server.session.store.resources.channel.has(channel.id), false);
});

test('serving: StasisStart arrives, and the membership is certain', async (context) => {
  const server = await openServer(context, bed.server, { application: 'myapp' });
  assert.equal(server.session.ourApplication, 'myapp');
  await call('500');
  const channel = await waitFor('a channel certainly in Stasis', () =>
    [...server.session.store.resources.channel.values()].find(({ stasis }) => stasis?.inferred === false),
  );
  assert.equal(channel.stasis?.application, 'myapp');
  assert.ok(server.events.some(({ type }) => type === 'StasisStart'));
  assert.equal(server.session.store.resources.application.get('myapp')?.ours, true);
  const { body } = await bed.server.rest('GET', `/channels/${channel.id}`);
  const { app_name: app, app_data: data } = (body as { dialplan: Record<string, unknown> }).dialplan;
  assert.deepEqual([app, data], ['Stasis', 'myapp']);
});

test('of two sessions on one application the older is replaced, and takes it over again on request', async (context) => {
  const older = await openServer(context, bed.server, { application: 'wanted' });
  const newer = await openServer(context, bed.server, { application: 'wanted' });
  assert.deepEqual(await older.reach('replaced'), { status: 'replaced', application: 'wanted' });
  assert.equal(newer.connections.state(newer.id).status, 'live');
  await older.connections.connect(older.id);
  await older.reach('live');
  await newer.reach('replaced');
  await bed.server.rest('POST', '/channels', { endpoint: 'Local/501@from-trunk', app: 'wanted' });
  await waitFor('StasisStart at the one that took over', () =>
    older.events.some(({ type }) => type === 'StasisStart'),
  );
  assert.deepEqual(
    newer.events.filter(({ type }) => type === 'StasisStart'),
    [],
  );
  const gaps = older.rows().filter(({ kind }) => kind === 'gap');
  assert.equal(gaps.length, 1, 'the time without the application is a gap');
  assert.match(gaps[0]?.summary ?? '', /wanted/);
});

test('an id used again while another client had the application: the new channel and bridge are seen', async (context) => {
  const older = await openServer(context, bed.server, { application: 'wanted' });
  const { channel, bridge } = older.session.store.resources;
  const make = async (): Promise<void> => {
    const target = { context: 'from-trunk', extension: '501', priority: '1' };
    const ids = { channelId: 'leg-a', otherChannelId: 'leg-b' };
    const query = { endpoint: 'Local/501@from-trunk', ...target, ...ids };
    assert.equal((await bed.server.rest('POST', '/channels', query)).status, 200);
    assert.equal((await bed.server.rest('POST', '/bridges/room', {})).status, 200);
  };
  await make();
  await waitFor('both', () => channel.has('leg-a') && bridge.has('room'));
  await bed.server.rest('DELETE', '/channels/leg-a');
  await bed.server.rest('DELETE', '/bridges/room');
  await waitFor('their end', () => channel.size === 0 && bridge.size === 0);
  await openServer(context, bed.server, { application: 'wanted' });
  await older.reach('replaced');
  await make();
  await older.connections.connect(older.id);
  await older.reach('live');
  assert.deepEqual([...channel.keys()].sort(), ['leg-a', 'leg-b']);
  assert.ok(bridge.has('room'));
  await modelEqualsServer(older);
});

test('connecting with calls up takes them over as they are', async (context) => {
  await call('501');
  await bed.server.rest('POST', '/bridges/standing', { type: 'mixing' });
  context.after(() => bed.server.rest('DELETE', '/bridges/standing'));
  await waitFor('the call', async () => {
    const channels = (await bed.server.rest('GET', '/channels')).body as { state: string }[];
    return channels.length === 2 && channels.every(({ state }) => state === 'Up');
  });
  const server = await openServer(context, bed.server);
  assert.equal(server.session.store.resources.channel.size, 2);
  assert.equal(parseInt(server.session.version ?? ''), bed.server.release);
  await modelEqualsServer(server);
  assert.deepEqual(
    server.rows().filter(({ kind }) => kind === 'gap' || kind === 'snapshot'),
    [],
    'nothing is lost at the first connection',
  );
});

test('the model follows what calls and bridges do', async (context) => {
  const server = await openServer(context, bed.server);
  await call('500');
  await call('501');
  await bed.server.rest('POST', '/bridges/followed', { type: 'holding' });
  await waitFor('the bridge', () => server.session.store.resources.bridge.has('followed'));
  await modelEqualsServer(server);
  await bed.server.hangUpAll();
  await bed.server.rest('DELETE', '/bridges/followed');
  await waitFor('the end', () => server.session.store.resources.channel.size === 0);
  await modelEqualsServer(server);
});

test('applications come and go without an event: the list becomes that of the server', async (context) => {
  const server = await openServer(context, bed.server);
  const { application } = server.session.store.resources;
  assert.equal(application.has('latecomer'), false);
  const late = await registerApplication(bed.server, 'latecomer');
  await waitFor('the application', () => application.has('latecomer'));
  assert.equal(application.get('latecomer')?.inferred, false);
  assert.equal(application.get('latecomer')?.ours, false);
  late.close();
  await waitFor('its end', () => !application.has('latecomer'));
  assert.equal((await bed.server.rest('GET', '/applications/latecomer')).status, 404);
  await modelEqualsServer(server);
});

test('two watchers under names of their own do not disturb each other', async (context) => {
  const one = await openServer(context, bed.server, { watchApplication: 'watcher-1' });
  const two = await openServer(context, bed.server, { watchApplication: 'watcher-2' });
  await call('501');
  for (const server of [one, two]) {
    await waitFor('both halves of the call', () => server.session.store.resources.channel.size === 2);
    assert.equal(server.connections.state(server.id).status, 'live');
  }
});

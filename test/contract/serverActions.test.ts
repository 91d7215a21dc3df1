import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { filterBody, filterTypes } from '../../src/actions/applications/eventFilter';
import { endableSource, subscriptionsOf } from '../../src/actions/applications/eventSource';
import { addCalls, playOnBridgeCall, takeCalls } from '../../src/actions/bridge/bridgeCalls';
import { BRIDGE_KINDS, bridgeExtras, bridgeType, extrasProblem } from '../../src/actions/bridge/bridgeType';
import { playableAudio } from '../../src/actions/recordings/playableAudio';
import { sendCalls } from '../../src/actions/sendCalls';
import { isAriError } from '../../src/ari/ariError';
import { RECORDING_FORMATS } from '../../src/operations/suggestions/knownValues';
import type { ServerSession } from '../../src/session/serverSession';
import { logChannelName } from '../../src/shared/logChannelName';
import { waitFor } from '../support/waitFor';
import { contractBed } from './contractBed';
import { openServer } from './openServer';

const bed = contractBed();

async function channelIn(session: ServerSession, application: string): Promise<string> {
  const channelId = randomUUID();
  await bed.server.rest('POST', '/channels', {
    endpoint: 'Local/501@from-trunk',
    app: application,
    channelId,
  });
  await waitFor(
    'the channel in Stasis',
    () => session.store.resources.channel.get(channelId)?.stasis !== undefined,
  );
  return channelId;
}

test('a subscription to everything of a kind is taken back, which Asterisk refuses under the name it was made', async (context) => {
  const applicationName = `told-${randomUUID()}`;
  const { session } = await openServer(context, bed.server, { application: applicationName });
  const { rest } = session;
  const sources = ['channel:', 'bridge:', 'endpoint:', 'deviceState:'];
  await rest.call('applications.subscribe', { applicationName, eventSource: sources });
  const before = subscriptionsOf({ ...(await rest.call('applications.get', { applicationName })) });
  assert.deepEqual(before, sources.map(endableSource));
  await assert.rejects(rest.call('applications.unsubscribe', { applicationName, eventSource: 'channel:' }), {
    status: 501,
  });
  for (const source of sources) {
    await rest.call('applications.unsubscribe', { applicationName, eventSource: endableSource(source) });
  }
  const after = subscriptionsOf({ ...(await rest.call('applications.get', { applicationName })) });
  assert.deepEqual(after, []);
});

test('a filter that is edited is the one that Asterisk has', async (context) => {
  const applicationName = `filtered-${randomUUID()}`;
  const { session } = await openServer(context, bed.server, { application: applicationName });
  const { rest } = session;
  const set = async (allowed: readonly string[], disallowed: readonly string[]): Promise<unknown> => {
    const application = { ...(await rest.call('applications.get', { applicationName })) };
    const filter = filterBody(application, { allowed, disallowed });
    return filterTypes({ ...(await rest.call('applications.filter', { applicationName, filter })) });
  };
  assert.deepEqual(await set(['StasisStart'], ['Dial']), {
    allowed: ['StasisStart', 'RESTResponse'],
    disallowed: ['Dial'],
  });
  assert.deepEqual(await set([], ['ChannelVarset']), { allowed: [], disallowed: ['ChannelVarset'] });
  assert.deepEqual(await set([], []), { allowed: [], disallowed: [] });
});

test('every type of bridge that is offered can be made', async (context) => {
  const { session } = await openServer(context, bed.server);
  const extras = bridgeExtras(session.version).map(({ word }) => word);
  const all = [...extras.map((word) => [word]), extras.filter((word) => word !== 'video_single')];
  assert.equal(
    all.map(extrasProblem).find((problem) => problem !== undefined),
    undefined,
  );
  const types = [
    ...BRIDGE_KINDS.map(({ word }) => bridgeType(word, [])),
    ...all.map((words) => bridgeType('mixing', words)),
  ];
  for (const type of types) {
    const { bridge_type: made } = await session.rest.call('bridges.createWithId', {
      bridgeId: randomUUID(),
      type,
    });
    assert.equal(made, type.split(',')[0], type);
  }
});

test('channels enter a bridge, hear what is played there, and leave it; the playback obeys', async (context) => {
  const application = `drives-${randomUUID()}`;
  const { session, events } = await openServer(context, bed.server, { application });
  const { rest } = session;
  const channels = [
    { id: await channelIn(session, application), name: 'one' },
    { id: await channelIn(session, application), name: 'two' },
  ];
  const bridge = { id: randomUUID(), name: 'Meeting' };
  await rest.call('bridges.createWithId', { bridgeId: bridge.id, type: 'mixing', name: bridge.name });
  const options = { signal: new AbortController().signal };
  const playbackId = randomUUID();
  for (const calls of [
    addCalls(bridge, channels, { mute: true, absorbDTMF: true }),
    [playOnBridgeCall(bridge, ['tone:ring'], playbackId)],
  ]) {
    assert.deepEqual((await sendCalls(rest, calls, options)).failed, []);
  }
  await waitFor('the playback', () => session.store.resources.playback.get(playbackId)?.state === 'playing');
  for (const operation of ['pause', 'unpause', 'restart', 'forward', 'reverse'] as const) {
    await rest.call('playbacks.control', { playbackId, operation });
  }
  await rest.call('playbacks.stop', { playbackId });
  await waitFor('its end', () => events.some(({ type }) => type === 'PlaybackFinished'));
  assert.deepEqual((await sendCalls(rest, takeCalls(bridge, channels), options)).failed, []);
  assert.deepEqual((await rest.call('bridges.get', { bridgeId: bridge.id })).channels, []);
});

test('what is recorded, in every format that is offered, can be listened to', async (context) => {
  const application = `records-${randomUUID()}`;
  const { session, events } = await openServer(context, bed.server, { application });
  const { rest } = session;
  await Promise.all(
    RECORDING_FORMATS.map(async ([format]) => {
      const channelId = await channelIn(session, application);
      await rest.call('channels.record', { channelId, name: `${format}-kept`, format });
    }),
  );
  for (const [format] of RECORDING_FORMATS) {
    const recordingName = `${format}-kept`;
    // Nobody speaks on these lines: on a slow machine Asterisk has given up waiting, and stored what it has.
    await rest.call('recordings.stop', { recordingName }).catch((error: unknown) => {
      if (!isAriError(error) || error.status !== 404) throw error;
    });
    await waitFor('the end of the recording', () =>
      events.some(
        ({ type, recording }) =>
          type === 'RecordingFinished' && (recording as { name: string }).name === recordingName,
      ),
    );
    const stored = await rest.call('recordings.getStored', { recordingName });
    assert.equal(stored.format, format);
    const bytes = await rest.call('recordings.getStoredFile', { recordingName });
    const audio = playableAudio(stored.format, bytes);
    assert.ok(audio.ok, format);
    assert.equal(Buffer.from(audio.bytes).toString('latin1', 0, 4), 'RIFF', format);
    await rest.call('recordings.deleteStored', { recordingName });
  }
});

test('a log that is added is found by the name of its file, and goes with the next rotation', async (context) => {
  const { session } = await openServer(context, bed.server);
  const { rest } = session;
  const names = async (): Promise<readonly string[]> =>
    (await rest.call('asterisk.listLogChannels', {})).map(({ channel }) => logChannelName(channel));
  const [present = ''] = await names();
  await rest.call('asterisk.addLog', { logChannelName: 'calls.log', configuration: 'notice,verbose' });
  assert.ok((await names()).includes('calls.log'));
  await rest.call('asterisk.rotateLog', { logChannelName: present });
  assert.deepEqual(await names(), [present]);
});

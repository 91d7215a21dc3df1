import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LiveStore } from '../../../src/model/liveStore';
import { bridgeValue, channelValue, eventFrame, stasisChannelValue } from './ariValues';

/** What a server that has just been started knows, our program already back with a channel of the same id. */
const RESTARTED = {
  channels: [stasisChannelValue('leg', 'ours')],
  bridges: [],
  applications: [{ name: 'ours' }],
  endpoints: [],
};

/** A store that knows for certain that `leg` left Stasis, was in a bridge and had something played to it. */
function storeWithCall(): LiveStore {
  const store = new LiveStore(['ours'], () => ({ dispose: () => undefined }));
  const channel = stasisChannelValue('leg', 'ours');
  const playback = { id: 'p1', media_uri: 'sound:x', target_uri: 'channel:leg', state: 'playing' };
  for (const event of [
    { type: 'StasisStart', application: 'ours', channel },
    { type: 'ChannelCreated', channel: channelValue('old') },
    { type: 'BridgeCreated', bridge: bridgeValue('room', ['leg', 'old']) },
    { type: 'PlaybackStarted', playback },
    { type: 'StasisEnd', application: 'ours', channel },
  ])
    store.apply(eventFrame(event));
  return store;
}

test('of channels of an earlier Asterisk nothing is taken over, not even where the id is in use again', () => {
  const store = storeWithCall();
  const { leftStasis, bridgeId } = store.resources.channel.get('leg') ?? {};
  assert.deepEqual({ leftStasis, bridgeId }, { leftStasis: true, bridgeId: 'room' });
  store.awaitSnapshot(true);
  const { removals } = store.synchronise(RESTARTED, true);
  assert.deepEqual(removals.map(({ kind, id }) => `${kind} ${id}`).sort(), [
    'bridge room',
    'channel old',
    'playback p1',
  ]);
  const leg = store.resources.channel.get('leg');
  assert.deepEqual(leg?.stasis, { application: 'ours', inferred: true });
  assert.equal(leg.leftStasis, false);
  assert.equal(leg.bridgeId, undefined);
});

test('of the same Asterisk what events told of a channel stays known', () => {
  const store = storeWithCall();
  store.awaitSnapshot(false);
  store.synchronise(RESTARTED);
  assert.equal(store.resources.channel.get('leg')?.leftStasis, true);
  assert.equal(store.resources.playback.has('p1'), true);
});

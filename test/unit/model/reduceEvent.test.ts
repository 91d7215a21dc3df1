import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LiveStore } from '../../../src/model/liveStore';
import { bridgeValue, channelValue, eventFrame, stasisChannelValue } from './ariValues';

function store(ours: readonly string[] = ['ours']): LiveStore {
  return new LiveStore(ours, () => ({ dispose: () => undefined }));
}

test('a created channel is there, a destroyed one is gone', () => {
  const live = store();
  live.apply(eventFrame({ type: 'ChannelCreated', channel: channelValue('c1', { state: 'Ring' }) }));
  const channel = live.resources.channel.get('c1');
  assert.equal(channel?.state, 'Ring');
  assert.deepEqual(channel.caller, { name: 'Alice', number: '1001' });
  assert.equal(channel.createdAt, Date.UTC(2026, 10, 23, 3, 44, 19, 264));
  live.apply(eventFrame({ type: 'ChannelDestroyed', channel: channelValue('c1'), cause: 16 }));
  assert.equal(live.resources.channel.size, 0);
});

test('a late event does not bring a destroyed channel back, a new one with its id does', () => {
  const live = store();
  live.apply(eventFrame({ type: 'ChannelDestroyed', channel: channelValue('c1') }));
  live.apply(eventFrame({ type: 'ChannelVarset', channel: channelValue('c1'), variable: 'X', value: '1' }));
  assert.equal(live.resources.channel.size, 0);
  live.apply(eventFrame({ type: 'ChannelCreated', channel: channelValue('c1') }));
  assert.equal(live.resources.channel.size, 1);
});

test('StasisStart puts the channel into its application for certain', () => {
  const live = store();
  live.apply(
    eventFrame({ type: 'StasisStart', application: 'ours', channel: stasisChannelValue('c1', 'ours') }),
  );
  assert.deepEqual(live.resources.channel.get('c1')?.stasis, { application: 'ours', inferred: false });
  live.apply(eventFrame({ type: 'ChannelDialplan', channel: channelValue('c1') }));
  assert.deepEqual(live.resources.channel.get('c1')?.stasis, { application: 'ours', inferred: false });
  live.apply(
    eventFrame({ type: 'StasisEnd', application: 'ours', channel: stasisChannelValue('c1', 'ours') }),
  );
  assert.equal(live.resources.channel.get('c1')?.stasis, undefined);
});

test("another application's channel is inferred from the dialplan, and so is the application", () => {
  const live = store();
  live.apply(eventFrame({ type: 'ChannelDialplan', channel: stasisChannelValue('c1', 'theirs') }));
  assert.deepEqual(live.resources.channel.get('c1')?.stasis, { application: 'theirs', inferred: true });
  const application = live.resources.application.get('theirs');
  assert.deepEqual([application?.inferred, application?.ours], [true, false]);
});

test('STASISSTATUS tells a watcher of entry and end, although the dialplan still says Stasis', () => {
  const live = store();
  const channel = stasisChannelValue('c1', 'theirs');
  live.apply(eventFrame({ type: 'ChannelVarset', variable: 'STASISSTATUS', value: '', channel }));
  assert.equal(live.resources.channel.get('c1')?.stasis?.application, 'theirs');
  live.apply(eventFrame({ type: 'ChannelVarset', variable: 'STASISSTATUS', value: 'SUCCESS', channel }));
  assert.equal(live.resources.channel.get('c1')?.stasis, undefined);
  live.apply(eventFrame({ type: 'ChannelStateChange', channel }));
  assert.equal(live.resources.channel.get('c1')?.stasis, undefined, 'not inferred again from the old step');
  live.apply(eventFrame({ type: 'ChannelVarset', variable: 'STASISSTATUS', value: '', channel }));
  assert.equal(live.resources.channel.get('c1')?.stasis?.application, 'theirs');
});

test('members know their bridge, also while they are transferred', () => {
  const live = store();
  live.apply(eventFrame({ type: 'ChannelCreated', channel: channelValue('c1') }));
  live.apply(
    eventFrame({
      type: 'ChannelEnteredBridge',
      bridge: bridgeValue('b1', ['c1']),
      channel: channelValue('c1'),
    }),
  );
  assert.equal(live.resources.channel.get('c1')?.bridgeId, 'b1');
  live.apply(
    eventFrame({
      type: 'ChannelEnteredBridge',
      bridge: bridgeValue('b2', ['c1']),
      channel: channelValue('c1'),
    }),
  );
  live.apply(
    eventFrame({ type: 'ChannelLeftBridge', bridge: bridgeValue('b1', []), channel: channelValue('c1') }),
  );
  assert.equal(live.resources.channel.get('c1')?.bridgeId, 'b2');
  live.apply(eventFrame({ type: 'BridgeDestroyed', bridge: bridgeValue('b2', ['c1']) }));
  assert.equal(live.resources.channel.get('c1')?.bridgeId, undefined);
  assert.deepEqual([...live.resources.bridge.keys()], ['b1']);
});

test('a merged bridge is gone and its channels are in the other', () => {
  const live = store();
  live.apply(
    eventFrame({
      type: 'ChannelEnteredBridge',
      bridge: bridgeValue('b1', ['c1']),
      channel: channelValue('c1'),
    }),
  );
  live.apply(
    eventFrame({
      type: 'BridgeMerged',
      bridge: bridgeValue('b2', ['c1']),
      bridge_from: bridgeValue('b1', []),
    }),
  );
  assert.deepEqual([...live.resources.bridge.keys()], ['b2']);
  assert.equal(live.resources.channel.get('c1')?.bridgeId, 'b2');
});

test('a playback lives from its start to its end', () => {
  const live = store();
  const playback = { id: 'p1', media_uri: 'sound:a', target_uri: 'channel:c1', state: 'playing' };
  live.apply(eventFrame({ type: 'PlaybackStarted', playback }));
  assert.equal(live.resources.playback.get('p1')?.targetUri, 'channel:c1');
  live.apply(eventFrame({ type: 'PlaybackFinished', playback: { ...playback, state: 'done' } }));
  assert.equal(live.resources.playback.size, 0);
});

test('an endpoint keeps its state where an event does not tell it', () => {
  const live = store();
  live.apply(
    eventFrame({
      type: 'PeerStatusChange',
      endpoint: { technology: 'PJSIP', resource: 'bob', state: 'online' },
    }),
  );
  live.apply(eventFrame({ type: 'TextMessageReceived', endpoint: { technology: 'PJSIP', resource: 'bob' } }));
  assert.equal(live.resources.endpoint.get('PJSIP/bob')?.state, 'online');
});

test('an event of an unknown type still tells of its channel', () => {
  const live = store();
  live.apply(eventFrame({ type: 'ChannelTeleported', channel: channelValue('c1') }));
  assert.ok(live.resources.channel.has('c1'));
});

test('what a user event nests is its own business', () => {
  const live = store();
  const userevent = { type: 'ChannelDestroyed', channel: channelValue('c1'), id: 'c1' };
  live.apply(eventFrame({ type: 'ChannelCreated', channel: channelValue('c1') }));
  live.apply(
    eventFrame({ type: 'ChannelUserevent', eventname: 'x', channel: channelValue('c1'), userevent }),
  );
  assert.ok(live.resources.channel.has('c1'));
});

for (const value of [null, 3, 'text', [], { id: 7 }, { id: '' }, {}]) {
  test(`a channel that is ${JSON.stringify(value)} changes nothing`, () => {
    const live = store();
    live.apply(
      eventFrame({ type: 'ChannelCreated', channel: value, bridge: value, endpoint: value, playback: value }),
    );
    for (const map of Object.values(live.resources)) assert.equal((map as Map<string, unknown>).size, 0);
  });
}

test('fields of the wrong type read as empty, and nothing is thrown', () => {
  const live = store();
  const channel = {
    id: 'c1',
    name: 3,
    state: null,
    caller: 'me',
    connected: [],
    dialplan: { priority: 'x' },
  };
  live.apply(eventFrame({ type: 'ChannelCreated', channel }));
  const read = live.resources.channel.get('c1');
  assert.deepEqual(
    [read?.name, read?.state, read?.caller, read?.dialplan.priority],
    ['', '', { name: '', number: '' }, 0],
  );
});

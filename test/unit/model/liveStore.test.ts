import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LiveUpdate } from '../../../src/model/liveChange';
import { LiveStore } from '../../../src/model/liveStore';
import { bridgeValue, channelValue, eventFrame, stasisChannelValue } from './ariValues';

const NOTHING = { channels: [], bridges: [], applications: [], endpoints: [] };

/** A store whose updates are sent when told, and what it has sent. */
function watchedStore(): { live: LiveStore; updates: LiveUpdate[]; scheduled: () => number } {
  let scheduled = 0;
  const live = new LiveStore(['ours'], () => {
    scheduled += 1;
    return { dispose: () => undefined };
  });
  const updates: LiveUpdate[] = [];
  live.onDidUpdate((update) => updates.push(update));
  return { live, updates, scheduled: () => scheduled };
}

test('changes are gathered: one update, one change a resource, from what it was to what it is', () => {
  const { live, updates, scheduled } = watchedStore();
  live.apply(eventFrame({ type: 'ChannelCreated', channel: channelValue('c1', { state: 'Down' }) }));
  live.apply(eventFrame({ type: 'ChannelStateChange', channel: channelValue('c1', { state: 'Ring' }) }));
  live.apply(eventFrame({ type: 'ChannelStateChange', channel: channelValue('c1', { state: 'Up' }) }));
  assert.equal(scheduled(), 1);
  live.flush();
  assert.equal(updates.length, 1);
  const [change] = updates[0]?.changes ?? [];
  assert.equal(change?.before, undefined);
  assert.equal(change?.after?.kind === 'channel' && change.after.state, 'Up');
  assert.deepEqual([updates[0]?.fromRevision, updates[0]?.revision], [0, 1]);
});

test('an event that changes nothing sends nothing', () => {
  const { live, updates } = watchedStore();
  live.apply(eventFrame({ type: 'ChannelCreated', channel: channelValue('c1') }));
  live.flush();
  for (let i = 0; i < 10; i++) {
    live.apply(
      eventFrame({ type: 'ChannelVarset', variable: 'X', value: String(i), channel: channelValue('c1') }),
    );
  }
  live.flush();
  assert.equal(updates.length, 1);
});

test('what came and went between two updates is not told', () => {
  const { live, updates } = watchedStore();
  live.apply(eventFrame({ type: 'ChannelCreated', channel: channelValue('c1') }));
  live.apply(eventFrame({ type: 'ChannelDestroyed', channel: channelValue('c1') }));
  live.flush();
  assert.equal(updates.length, 0);
});

test('a snapshot adds, changes and removes; it does not clear', () => {
  const { live, updates } = watchedStore();
  live.apply(eventFrame({ type: 'ChannelCreated', channel: channelValue('gone') }));
  live.apply(eventFrame({ type: 'ChannelCreated', channel: channelValue('kept') }));
  live.flush();
  const kept = live.resources.channel.get('kept');
  live.awaitSnapshot(false);
  live.synchronise({ ...NOTHING, channels: [channelValue('kept'), channelValue('new')] });
  live.flush();
  assert.deepEqual([...live.resources.channel.keys()].sort(), ['kept', 'new']);
  assert.equal(live.resources.channel.get('kept'), kept, 'the same object: nothing to refresh');
  assert.deepEqual(updates[1]?.changes.map(({ id }) => id).sort(), ['gone', 'new']);
});

test('a snapshot ends a membership that only memory holds', () => {
  const { live } = watchedStore();
  live.apply(
    eventFrame({ type: 'StasisStart', application: 'ours', channel: stasisChannelValue('c1', 'ours') }),
  );
  live.awaitSnapshot(false);
  live.synchronise({ ...NOTHING, channels: [channelValue('c1')] });
  assert.equal(live.resources.channel.get('c1')?.stasis, undefined);
});

test('a snapshot tells which bridge a channel is in', () => {
  const { live } = watchedStore();
  live.awaitSnapshot(false);
  live.synchronise({ ...NOTHING, channels: [channelValue('c1')], bridges: [bridgeValue('b1', ['c1'])] });
  assert.equal(live.resources.channel.get('c1')?.bridgeId, 'b1');
});

test('applications come and go without events; one that a channel is in stays', () => {
  const { live } = watchedStore();
  live.apply(eventFrame({ type: 'ChannelDialplan', channel: stasisChannelValue('c1', 'theirs') }));
  live.takeApplications([{ name: 'ours' }, { name: 'other' }]);
  assert.deepEqual([...live.resources.application.keys()].sort(), ['other', 'ours', 'theirs']);
  assert.equal(live.resources.application.get('ours')?.ours, true);
  live.takeApplications([{ name: 'ours' }]);
  assert.deepEqual([...live.resources.application.keys()].sort(), ['ours', 'theirs']);
});

test('an id that went, and came back while nobody listened, is there again', () => {
  const { live } = watchedStore();
  live.apply(eventFrame({ type: 'ChannelCreated', channel: channelValue('leg-a') }));
  live.apply(eventFrame({ type: 'ChannelDestroyed', channel: channelValue('leg-a') }));
  live.apply(eventFrame({ type: 'BridgeCreated', bridge: bridgeValue('room', []) }));
  live.apply(eventFrame({ type: 'BridgeDestroyed', bridge: bridgeValue('room', []) }));
  const again = { ...NOTHING, channels: [channelValue('leg-a')], bridges: [bridgeValue('room', ['leg-a'])] };
  live.awaitSnapshot(true);
  live.synchronise(again);
  assert.deepEqual([...live.resources.channel.keys()], ['leg-a']);
  assert.equal(live.resources.channel.get('leg-a')?.bridgeId, 'room');
  live.apply(eventFrame({ type: 'ChannelStateChange', channel: channelValue('leg-a', { state: 'Up' }) }));
  assert.equal(live.resources.channel.get('leg-a')?.state, 'Up');
});

test('a refresh does not bring back what Asterisk still lists after its end', () => {
  const { live } = watchedStore();
  live.apply(eventFrame({ type: 'BridgeCreated', bridge: bridgeValue('room', []) }));
  live.apply(eventFrame({ type: 'BridgeDestroyed', bridge: bridgeValue('room', []) }));
  live.awaitSnapshot(false);
  live.synchronise({ ...NOTHING, bridges: [bridgeValue('room', [])] });
  assert.equal(live.resources.bridge.size, 0);
});

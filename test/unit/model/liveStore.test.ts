import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LiveUpdate } from '../../../src/model/liveChange';
import { LiveStore } from '../../../src/model/liveStore';
import { bridgeValue, channelValue, stasisChannelValue } from './ariValues';

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
  live.apply({ type: 'ChannelCreated', channel: channelValue('c1', { state: 'Down' }) });
  live.apply({ type: 'ChannelStateChange', channel: channelValue('c1', { state: 'Ring' }) });
  live.apply({ type: 'ChannelStateChange', channel: channelValue('c1', { state: 'Up' }) });
  assert.equal(scheduled(), 1);
  live.flush();
  assert.equal(updates.length, 1);
  const [change] = updates[0]?.changes ?? [];
  assert.equal(change?.before, undefined);
  assert.equal(change?.after?.kind === 'channel' && change.after.state, 'Up');
  assert.deepEqual([updates[0]?.fromRevision, updates[0]?.revision], [0, 1]);
});

test('an event that changes nothing sends nothing', () => {
  const { live, updates, scheduled } = watchedStore();
  live.apply({ type: 'ChannelCreated', channel: channelValue('c1') });
  live.flush();
  for (let i = 0; i < 10; i++) {
    live.apply({ type: 'ChannelVarset', variable: 'X', value: String(i), channel: channelValue('c1') });
  }
  assert.equal(scheduled(), 1);
  live.flush();
  assert.equal(updates.length, 1);
});

test('what came and went between two updates is not told', () => {
  const { live, updates } = watchedStore();
  live.apply({ type: 'ChannelCreated', channel: channelValue('c1') });
  live.apply({ type: 'ChannelDestroyed', channel: channelValue('c1') });
  live.flush();
  assert.equal(updates.length, 0);
});

test('a snapshot adds, changes and removes; it does not clear', () => {
  const { live, updates } = watchedStore();
  live.apply({ type: 'ChannelCreated', channel: channelValue('gone') });
  live.apply({ type: 'ChannelCreated', channel: channelValue('kept') });
  live.flush();
  const kept = live.resources.channel.get('kept');
  live.awaitSnapshot();
  live.synchronise({ ...NOTHING, channels: [channelValue('kept'), channelValue('new')] });
  live.flush();
  assert.deepEqual([...live.resources.channel.keys()].sort(), ['kept', 'new']);
  assert.equal(live.resources.channel.get('kept'), kept, 'the same object: nothing to refresh');
  assert.deepEqual(updates[1]?.changes.map(({ id }) => id).sort(), ['gone', 'new']);
});

test('a snapshot ends a membership that only memory holds', () => {
  const { live } = watchedStore();
  live.apply({ type: 'StasisStart', application: 'ours', channel: stasisChannelValue('c1', 'ours') });
  live.awaitSnapshot();
  live.synchronise({ ...NOTHING, channels: [channelValue('c1')] });
  assert.equal(live.resources.channel.get('c1')?.stasis, undefined);
});

test('a snapshot tells which bridge a channel is in', () => {
  const { live } = watchedStore();
  live.awaitSnapshot();
  live.synchronise({ ...NOTHING, channels: [channelValue('c1')], bridges: [bridgeValue('b1', ['c1'])] });
  assert.equal(live.resources.channel.get('c1')?.bridgeId, 'b1');
});

test('applications come and go without events; one that a channel is in stays', () => {
  const { live } = watchedStore();
  live.apply({ type: 'ChannelDialplan', channel: stasisChannelValue('c1', 'theirs') });
  live.takeApplications([{ name: 'ours' }, { name: 'other' }]);
  assert.deepEqual([...live.resources.application.keys()].sort(), ['other', 'ours', 'theirs']);
  assert.equal(live.resources.application.get('ours')?.ours, true);
  live.takeApplications([{ name: 'ours' }]);
  assert.deepEqual([...live.resources.application.keys()].sort(), ['ours', 'theirs']);
});

/*
 * The server's truth is a sequence of events; a snapshot is taken at any moment of it, its answer comes
 * at any later moment, and listening begins at or before the moment it is taken. Whatever the order,
 * the model ends as the truth does.
 */
test('events before, during and after the snapshot, in every order: nothing revived, nothing lost', () => {
  const states = ['Ring', 'Ringing', 'Up'];
  const life = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    step: fc.constantFrom('create', 'destroy', 'Ring', 'Ringing', 'Up'),
  });
  fc.assert(
    fc.property(fc.array(life, { maxLength: 40 }), fc.nat(), fc.nat(), fc.nat(), (steps, x, y, z) => {
      const truth = new Map<string, string>();
      const moments: ReadonlyMap<string, string>[] = [new Map()];
      const events: Record<string, unknown>[] = [];
      for (const { id, step } of steps) {
        if (step === 'create' && !truth.has(id)) {
          truth.set(id, 'Down');
          events.push({ type: 'ChannelCreated', channel: channelValue(id, { state: 'Down' }) });
        } else if (step === 'destroy' && truth.delete(id)) {
          events.push({ type: 'ChannelDestroyed', channel: channelValue(id) });
        } else if (states.includes(step) && truth.has(id)) {
          truth.set(id, step);
          events.push({ type: 'ChannelStateChange', channel: channelValue(id, { state: step }) });
        } else continue;
        moments.push(new Map(truth));
      }
      const [listen = 0, taken = 0, answered = 0] = [x, y, z]
        .map((n) => n % (events.length + 1))
        .sort((a, b) => a - b);
      const { live } = watchedStore();
      live.awaitSnapshot();
      for (const event of events.slice(listen, answered)) live.apply(event);
      const snapshot = [...(moments[taken] ?? [])].map(([id, state]) => channelValue(id, { state }));
      live.synchronise({ ...NOTHING, channels: snapshot });
      for (const event of events.slice(answered)) live.apply(event);
      const model = [...live.resources.channel.values()].map(({ id, state }) => [id, state]);
      assert.deepEqual(model.sort(), [...truth].sort());
    }),
    { numRuns: 1000 },
  );
});

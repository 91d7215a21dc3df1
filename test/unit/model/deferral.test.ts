import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import type { EventFrame } from '../../../src/ari/eventFrame';
import { FrameReader } from '../../../src/ari/frameReader';
import { BufferedFrames } from '../../../src/model/bufferedFrames';
import type { ResourceSnapshot } from '../../../src/model/diffSnapshot';
import type { LiveChange } from '../../../src/model/liveChange';
import { LiveStore } from '../../../src/model/liveStore';
import { isRefresh } from '../../../src/model/waitingFrames';
import type { ResourceTable } from '../../../src/shared/changeSet';
import type { LiveResource } from '../../../src/shared/liveResources';
import { stormFrames } from '../../support/feed/stormFrames';
import { WatchedTraffic } from '../simulator/traffic/watchedTraffic';
import { bridgeValue, channelValue } from './ariValues';
import { ImmediateModel } from './immediateModel';

/*
 * The store parses most events late or never. Whatever the events, at every update it must hold, and must
 * have told, what a model holds that takes each of them in at once.
 */

/** A store beside a model that takes every event in at once. */
class Pair {
  readonly store = new LiveStore(['ours'], () => ({ dispose: () => undefined }));
  readonly model = new ImmediateModel(['ours']);
  readonly #told: LiveChange[] = [];
  #before = new Map<string, LiveResource>();
  updates = 0;

  constructor() {
    this.store.onDidUpdate(({ changes }) => this.#told.push(...changes));
  }

  apply(frame: EventFrame): void {
    this.store.apply(frame);
    this.model.apply(frame);
  }

  /** Sends the update that is due and compares; by reading the resources first, or not. */
  check(where: string, looksFirst = false): void {
    if (looksFirst) assert.deepEqual(this.store.resources, this.model.table, where);
    this.store.flush();
    this.updates += 1;
    assert.deepEqual(this.store.resources, this.model.table, where);
    const now = resourcesOf(this.model.table);
    const told = new Map(this.#told.map((change) => [`${change.kind} ${change.id}`, change]));
    assert.equal(told.size, this.#told.length, 'a resource is told of once an update');
    for (const key of new Set([...now.keys(), ...this.#before.keys(), ...told.keys()])) {
      const [before, after] = [this.#before.get(key), now.get(key)];
      const change = told.get(key);
      if (change) assert.deepEqual([change.before, change.after], [before, after], `${key}, ${where}`);
      else assert.deepEqual(after, before, `${key} changed and was not told, ${where}`);
    }
    for (const [key, { before, after }] of told) assert.notDeepEqual(before, after, key);
    this.#told.length = 0;
    this.#before = now;
  }
}

function resourcesOf(table: ResourceTable): Map<string, LiveResource> {
  const all = Object.values(table).flatMap((map: ReadonlyMap<string, LiveResource>) => [...map.values()]);
  return new Map(all.map((resource) => [`${resource.kind} ${resource.id}`, resource]));
}

/** Puts frames through a pair, with an update after every so many. */
function compare(frames: readonly string[], every: number): Pair {
  const reader = new FrameReader();
  const pair = new Pair();
  frames.forEach((frame, index) => {
    pair.apply(reader.read(Buffer.from(frame)));
    if ((index + 1) % every === 0) pair.check(`after ${String(index + 1)} events`, index % 2 === 0);
  });
  pair.check('at the end');
  return pair;
}

const TRACES = readdirSync('test/golden/traces').filter((name) => name.endsWith('.jsonl'));

for (const name of TRACES) {
  test(`deferred is as immediate: the recording ${name}`, () => {
    const frames = readFileSync(`test/golden/traces/${name}`, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { frame?: string }).frame)
      .filter((frame) => frame !== undefined);
    for (const every of [1, 2, 7, 30, 1_000]) compare(frames, every);
  });
}

test('deferred is as immediate: simulated calls', async () => {
  const { clock, traffic, frames } = new WatchedTraffic({ callsPerMinute: 120, seed: 7 });
  traffic.start();
  await clock.advance(60_000);
  traffic.stop();
  assert.ok(frames.length > 1_000, String(frames.length));
  for (const every of [3, 50, 400]) compare(frames, every);
});

test('deferred is as immediate: a simulated storm', async () => {
  const { clock, traffic, frames } = new WatchedTraffic({ callsPerMinute: 60, seed: 3 });
  traffic.start();
  void traffic.storm({ eventsPerSecond: 2_000 });
  await clock.advance(3_000);
  traffic.stop();
  assert.ok(frames.length > 5_000, String(frames.length));
  compare(frames, 200);
});

test('most of a storm is never parsed', async () => {
  const { clock, traffic, frames } = new WatchedTraffic({ callsPerMinute: 0, seed: 3 });
  traffic.start();
  void traffic.storm({ eventsPerSecond: 10_000 });
  await clock.advance(1_000);
  traffic.stop();
  const reader = new FrameReader();
  const store = new LiveStore(['ours'], () => ({ dispose: () => undefined }));
  let parsed = 0;
  frames.forEach((text, index) => {
    const frame = reader.read(Buffer.from(text));
    const watched = new Proxy(frame, {
      get: (target, key) => {
        if (key === 'value') parsed += 1;
        return Reflect.get(target, key, target) as unknown;
      },
    });
    store.apply(watched);
    if (index % 1_000 === 999) store.flush();
  });
  assert.ok(parsed < frames.length / 3, `${String(parsed)} of ${String(frames.length)}`);
});

const CHANNELS = ['a', 'b', 'c'];
const BRIDGES = ['x', 'y'];
const channelId = fc.constantFrom(...CHANNELS);
const bridgeId = fc.constantFrom(...BRIDGES);
const dialplan = fc.constantFrom(
  { app_name: 'Wait', app_data: '1' },
  { app_name: 'Playback', app_data: 'one,two' },
  { app_name: 'Stasis', app_data: 'one' },
  { app_name: 'Stasis', app_data: 'one,more' },
  { app_name: 'Stasis', app_data: 'two' },
  { app_name: 'Stasis', app_data: '' },
  { app_name: 'Stasis' },
);
const channel = fc
  .tuple(channelId, dialplan, fc.constantFrom('Ring', 'Up'))
  .map(([id, place, state]) => channelValue(id, { state, dialplan: { priority: 1, ...place } }));
const bridge = fc.tuple(bridgeId, fc.subarray(CHANNELS)).map(([id, channels]) => bridgeValue(id, channels));
const playback = fc
  .tuple(fc.constantFrom('p', 'q'), channelId)
  .map(([id, target]) => ({ id, target_uri: `channel:${target}`, media_uri: 'sound:a', state: 'playing' }));

const event = fc.oneof(
  {
    arbitrary: fc.record({
      type: fc.constantFrom('ChannelVarset', 'ChannelDialplan', 'ChannelStateChange', 'ChannelNews'),
      channel,
    }),
    weight: 12,
  },
  {
    arbitrary: fc.record(
      { type: fc.constant('Dial'), caller: channel, peer: channel },
      { requiredKeys: ['type'] },
    ),
    weight: 3,
  },
  {
    arbitrary: fc.record({ type: fc.constantFrom('ChannelCreated', 'ChannelDestroyed'), channel }),
    weight: 4,
  },
  {
    arbitrary: fc.record({
      type: fc.constantFrom('StasisStart', 'StasisEnd'),
      application: fc.constantFrom('ours', 'one'),
      channel,
    }),
    weight: 2,
  },
  fc.record({
    type: fc.constant('ChannelVarset'),
    variable: fc.constant('STASISSTATUS'),
    value: fc.constantFrom('', 'SUCCESS'),
    channel,
  }),
  fc.record({ type: fc.constantFrom('ChannelEnteredBridge', 'ChannelLeftBridge'), bridge, channel }),
  fc.record({ type: fc.constantFrom('BridgeCreated', 'BridgeDestroyed'), bridge }),
  fc.record({ type: fc.constant('BridgeMerged'), bridge, bridge_from: bridge }),
  fc.record({ type: fc.constant('BridgeBlindTransfer'), bridge, channel, transferee: channel }),
  fc.record({ type: fc.constantFrom('PlaybackStarted', 'PlaybackFinished'), playback }),
  fc.record({ type: fc.constant('ApplicationUnregistered'), application: fc.constantFrom('one', 'two') }),
  fc.record({ type: fc.constant('ApplicationRegistered'), application: fc.constantFrom('one', 'two') }),
  fc.record({
    type: fc.constant('DeviceStateChanged'),
    device_state: fc.constant({ name: 'x', state: 'y' }),
  }),
  // What no Asterisk sends: fields that the type does not have, and ids that are none.
  fc.record(
    {
      type: fc.constantFrom('ChannelVarset', 'ChannelDestroyed', 'ChannelUserevent', 'StasisEnd'),
      channel: fc.oneof(channel, fc.constantFrom(null, { id: 5 }, { id: '' }, 'a')),
      peer: fc.oneof(channel, channelId),
      caller: channel,
      bridge,
      playback,
      endpoint: fc.constant({ technology: 'PJSIP', resource: 'bob' }),
    },
    { requiredKeys: ['type'] },
  ),
);

const snapshot = fc.record({
  channels: fc.array(channel, { maxLength: 3 }),
  bridges: fc.array(bridge, { maxLength: 2 }),
  applications: fc.subarray(['ours', 'one', 'two']).map((names) => names.map((name) => ({ name }))),
  endpoints: fc.constant([]),
});

const step = fc.oneof(
  { arbitrary: event.map((value) => ({ do: 'apply' as const, value })), weight: 40 },
  { arbitrary: fc.boolean().map((looks) => ({ do: 'check' as const, looks })), weight: 4 },
  { arbitrary: fc.boolean().map((lost) => ({ do: 'await' as const, lost })), weight: 1 },
  { arbitrary: fc.constant({ do: 'giveUp' as const }), weight: 1 },
  { arbitrary: snapshot.map((answer) => ({ do: 'synchronise' as const, answer })), weight: 1 },
  { arbitrary: snapshot.map((answer) => ({ do: 'applications' as const, answer })), weight: 1 },
);

test('deferred is as immediate: any events of a few channels, with snapshots in between', () => {
  const reader = new FrameReader();
  const both = (pair: Pair, run: (of: ImmediateModel | LiveStore) => void): void => {
    run(pair.store);
    run(pair.model);
  };
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      const pair = new Pair();
      for (const [index, taken] of steps.entries()) {
        switch (taken.do) {
          case 'apply':
            pair.apply(reader.read(Buffer.from(JSON.stringify(taken.value))));
            break;
          case 'check':
            pair.check(`step ${String(index)}`, taken.looks);
            break;
          case 'await':
            both(pair, (of) => of.awaitSnapshot(taken.lost));
            break;
          case 'giveUp':
            both(pair, (of) => of.giveUpSnapshot());
            break;
          case 'synchronise':
            both(pair, (of) => void of.synchronise(taken.answer satisfies ResourceSnapshot));
            break;
          case 'applications':
            both(pair, (of) => of.takeApplications(taken.answer.applications));
            break;
        }
      }
      pair.check('at the end');
    }),
    { numRuns: 3_000 },
  );
});

test('deferred is as immediate: any events while a snapshot is awaited, whether it comes or not', () => {
  const reader = new FrameReader();
  fc.assert(
    fc.property(
      fc.array(event, { maxLength: 20 }),
      fc.boolean(),
      fc.array(event, { maxLength: 60, size: 'max' }),
      fc.option(snapshot),
      (before, lost, meanwhile, answer) => {
        const pair = new Pair();
        const take = (events: readonly object[]): void => {
          for (const value of events) pair.apply(reader.read(Buffer.from(JSON.stringify(value))));
        };
        take(before);
        for (const of of [pair.store, pair.model]) of.awaitSnapshot(lost);
        take(meanwhile);
        for (const of of [pair.store, pair.model]) {
          if (answer) of.synchronise(answer satisfies ResourceSnapshot);
          else of.giveUpSnapshot();
        }
        pair.check('at the end');
      },
    ),
    { numRuns: 3_000 },
  );
});

test('deferred is as immediate: a channel that nobody knew, told of before and after two bridges that list it', () => {
  const reader = new FrameReader();
  const pair = new Pair();
  for (const of of [pair.store, pair.model]) of.awaitSnapshot(true);
  const told = { type: 'ChannelStateChange', channel: channelValue('a') };
  const bridges = BRIDGES.map((id) => ({ type: 'BridgeCreated', bridge: bridgeValue(id, ['a']) }));
  for (const value of [told, ...bridges, told]) pair.apply(reader.read(Buffer.from(JSON.stringify(value))));
  for (const of of [pair.store, pair.model]) of.giveUpSnapshot();
  pair.check('at the end');
  assert.equal(pair.store.resources.channel.get('a')?.bridgeId, BRIDGES.at(-1));
});

test('what waits for a snapshot grows with what happens, not with how often it is told', () => {
  const reader = new FrameReader();
  const buffered = new BufferedFrames();
  const frames = stormFrames(60_000).map((raw) => reader.read(raw));
  for (let round = 0; round < 5; round += 1) for (const frame of frames) buffered.add(frame);
  const eventful = frames.filter((frame) => !isRefresh(frame)).length * 5;
  assert.ok(
    buffered.size < eventful * 3,
    `${String(buffered.size)} of 300,000 frames, ${String(eventful)} eventful`,
  );
  assert.equal(buffered.all().length, buffered.size);
  assert.equal(buffered.all().at(-1), frames.at(-1));
});

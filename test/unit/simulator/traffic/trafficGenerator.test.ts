import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ORDINARY_MIX } from '../../../../src/simulator/traffic/callPlan';
import { NOTHING_LEFT, WatchedTraffic, type WatchedEvent } from './watchedTraffic';

const MINUTE = 60_000;

/** Ids that SIP, RTP and bridges draw by chance, whatever the seed. */
const CHANCE_IDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|ssrc=\d+/g;

/** All of what a watcher received, ids of chance numbered as they come. */
async function transcript(seed: number): Promise<string> {
  const { clock, frames, traffic } = new WatchedTraffic({ callsPerMinute: 20, seed });
  traffic.start();
  await clock.advance(5 * MINUTE);
  traffic.stop();
  await clock.advance(0);
  const numbers = new Map<string, number>();
  return frames.join('\n').replace(CHANCE_IDS, (id) => {
    const number = numbers.get(id) ?? numbers.size;
    numbers.set(id, number);
    return `id ${number}`;
  });
}

test('the same seed gives the same traffic, another one other traffic', async () => {
  const first = await transcript(7);
  assert.ok(first.length > 100_000);
  assert.ok((await transcript(7)) === first, 'the transcripts differ');
  assert.ok((await transcript(8)) !== first, 'the transcripts are the same');
});

test('the first call comes soon, however few there are', async () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const watched = new WatchedTraffic({ callsPerMinute: 0.01, seed });
    watched.traffic.start();
    await watched.clock.advance(3000);
    assert.equal(watched.calls, 1, `with seed ${seed}`);
    watched.traffic.stop();
  }
});

test('a thousand calls go as the mix says, and leave nothing behind', async () => {
  const watched = new WatchedTraffic({ callsPerMinute: 20, seed: 3 });
  const { clock, traffic } = watched;
  traffic.start();
  const isNewCall = ({ type, channel }: WatchedEvent): boolean =>
    type === 'ChannelCreated' && channel?.name.startsWith('PJSIP/trunk') === true;
  const isFull = (): boolean => watched.calls >= 1000;
  while (!isFull()) await clock.advance(10);
  traffic.setCallsPerMinute(0);
  await clock.advance(10 * MINUTE);
  const events = watched.events;
  const calls = events.filter(isNewCall);
  const ofHundred = (count: number): number => count / (calls.length / 100);
  const ended = (status: string): number =>
    events.filter(({ type, dialstatus, caller }) => type === 'Dial' && caller && dialstatus === status)
      .length;
  const bridged = (name: string): number =>
    events.filter(({ type, bridge }) => type === 'BridgeCreated' && bridge?.name === name).length;
  const served = calls.filter(({ channel }) => channel?.dialplan.exten === '500').length;
  const conversations = { served: bridged('served'), transferred: bridged('transferred') };
  const conferenced = bridged('conferenced');
  const seen = {
    answered: ended('ANSWER'),
    busy: ended('BUSY'),
    abandoned: ended('CANCEL'),
    unanswered: ended('NOANSWER'),
    announced: served - conversations.served - conversations.transferred - conferenced,
    ...conversations,
    conferenced,
  };
  assert.equal(calls.length, 1000);
  // Whoever was talking and hung up ended the call normally.
  const talked = events.filter(({ type, channel }) => type === 'ChannelDestroyed' && channel?.state === 'Up');
  assert.deepEqual([...new Set(talked.map(({ cause }) => cause))], [16]);
  assert.deepEqual(
    Object.fromEntries(Object.entries(seen).map(([kind, count]) => [kind, ofHundred(count)])),
    ORDINARY_MIX,
  );
  traffic.stop();
  await clock.advance(0);
  assert.deepEqual(watched.left(), NOTHING_LEFT);
});

test('a transfer ends with the second phone alone, a conference has three in it', async () => {
  const mix = {
    ...{ answered: 0, busy: 0, abandoned: 0, unanswered: 0, announced: 0, served: 0 },
    ...{ transferred: 1, conferenced: 1 },
  };
  const watched = new WatchedTraffic({ callsPerMinute: 2, seed: 5, mix });
  const { clock, traffic } = watched;
  traffic.start();
  await clock.advance(30 * MINUTE);
  const events = watched.events;
  const bridgesOf = (name: string): Set<string | undefined> =>
    new Set(events.filter(({ bridge }) => bridge?.name === name).map(({ bridge }) => bridge?.id));
  const largest = (id: string | undefined): number =>
    Math.max(
      ...events.filter(({ bridge }) => bridge?.id === id).map(({ bridge }) => bridge?.channels.length ?? 0),
    );
  for (const name of ['transferred', 'conferenced']) {
    const sizes = [...bridgesOf(name)].map(largest);
    assert.ok(sizes.length > 10, name);
    assert.ok(sizes.filter((size) => size === 3).length >= sizes.length - 2, `${name}: ${sizes.join(' ')}`);
  }
  traffic.stop();
  await clock.advance(0);
});

test('stopping at any moment ends all calls and timers', async () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const watched = new WatchedTraffic({ callsPerMinute: 60, seed });
    watched.traffic.start();
    await watched.clock.advance(seed * 7919);
    assert.ok(watched.exchange.channels.all().length > 0);
    watched.traffic.stop();
    await watched.clock.advance(0);
    assert.deepEqual(watched.left(), NOTHING_LEFT, `seed ${seed}`);
  }
});

test('many calls at a time leave no heap of listeners on one signal', async () => {
  const warnings: string[] = [];
  const collect = (warning: Error): void => void warnings.push(warning.message);
  process.on('warning', collect);
  try {
    const { clock, exchange, traffic } = new WatchedTraffic({ callsPerMinute: 60, seed: 1 });
    traffic.start();
    await clock.advance(5 * MINUTE);
    assert.ok(exchange.channels.all().length > 100);
    traffic.stop();
    await clock.advance(0);
  } finally {
    process.off('warning', collect);
  }
  assert.deepEqual(warnings, []);
});

test('it can be started again', async () => {
  const watched = new WatchedTraffic({ callsPerMinute: 60, seed: 1 });
  watched.traffic.start();
  watched.traffic.start();
  watched.traffic.stop();
  watched.traffic.stop();
  watched.traffic.start();
  await watched.clock.advance(MINUTE);
  assert.ok(watched.exchange.channels.all().length > 0);
  watched.traffic.stop();
  await watched.clock.advance(0);
  assert.deepEqual(watched.left(), NOTHING_LEFT);
});

test('the rate can change while it runs; at 0 no call is started and no timer waits for one', async () => {
  const watched = new WatchedTraffic({ callsPerMinute: 0, seed: 1 });
  const { clock, traffic } = watched;
  const calls = (): number => watched.events.filter(({ type }) => type === 'ChannelCreated').length;
  traffic.start();
  await clock.advance(10 * MINUTE);
  assert.equal(calls(), 0);
  assert.equal(clock.pending, 0);
  traffic.setCallsPerMinute(60);
  await clock.advance(10 * MINUTE);
  const many = calls();
  assert.ok(many > 400, String(many));
  traffic.setCallsPerMinute(0);
  await clock.advance(10 * MINUTE);
  assert.equal(watched.exchange.channels.all().length, 0);
  assert.equal(clock.pending, 0);
  for (const wrong of [-1, NaN, Infinity]) {
    assert.throws(() => traffic.setCallsPerMinute(wrong), RangeError);
    assert.throws(() => new WatchedTraffic({ callsPerMinute: wrong }), RangeError);
  }
  traffic.stop();
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Timer } from '../../../../src/simulator/clock';
import { ManualClock } from '../../../support/manualClock';
import { NOTHING_LEFT, WatchedTraffic } from './watchedTraffic';

/** A clock whose timers are all late, as those of a busy machine. */
class LateClock extends ManualClock {
  override after(delay: number, action: () => void): Timer {
    return super.after(delay + 7, action);
  }
}

test('a storm keeps its rate and has the mix of a real one', async () => {
  const { clock, traffic, frames } = new WatchedTraffic({ callsPerMinute: 0, seed: 1 });
  traffic.start();
  const over = traffic.storm({ eventsPerSecond: 10_000 });
  await clock.advance(1000);
  const afterOne = frames.length;
  assert.ok(Math.abs(afterOne - 10_000) < 50, String(afterOne));
  await clock.advance(4000);
  assert.ok(Math.abs(frames.length - 50_000) < 50, String(frames.length));
  const share = (type: string): number =>
    (frames.filter((frame) => frame.startsWith(`{"type":"${type}"`)).length / frames.length) * 100;
  assert.ok(Math.abs(share('ChannelDialplan') - 63) < 2, String(share('ChannelDialplan')));
  assert.ok(Math.abs(share('ChannelVarset') - 31) < 2, String(share('ChannelVarset')));
  for (const type of ['ChannelCreated', 'ChannelDestroyed', 'Dial', 'ChannelStateChange']) {
    assert.ok(Math.abs(share(type) - 0.9) < 0.3, `${type} ${share(type)}`);
  }
  traffic.stop();
  await over;
});

test('late timers cost a storm nothing', async () => {
  const { clock, traffic, frames } = new WatchedTraffic({ callsPerMinute: 0, seed: 1 }, new LateClock());
  traffic.start();
  void traffic.storm({ eventsPerSecond: 5000 });
  await clock.advance(20_000);
  assert.ok(Math.abs(frames.length - 100_000) < 150, String(frames.length));
  traffic.stop();
});

test('a storm ends by itself after its time and leaves nothing behind', async () => {
  const watched = new WatchedTraffic({ callsPerMinute: 0, seed: 1 });
  const { clock, traffic, exchange } = watched;
  traffic.start();
  const over = traffic.storm({ eventsPerSecond: 1000, seconds: 2 });
  await clock.advance(2000);
  await over;
  await clock.advance(0);
  assert.equal(exchange.channels.all().length, 0);
  const sent = watched.frames.length;
  assert.ok(sent >= 2000 && sent < 3500, String(sent));
  await clock.advance(10_000);
  assert.equal(watched.frames.length, sent);
  traffic.stop();
  assert.deepEqual(watched.left(), NOTHING_LEFT);
});

test('hanging up looping calls does not stop a storm', async () => {
  const { clock, traffic, exchange, frames } = new WatchedTraffic({ callsPerMinute: 0, seed: 1 });
  traffic.start();
  void traffic.storm({ eventsPerSecond: 2000 });
  await clock.advance(1000);
  for (const channel of exchange.channels.all()) exchange.channels.requestHangup(channel, 32, true);
  await clock.advance(4000);
  assert.ok(frames.length >= 10_000, String(frames.length));
  traffic.stop();
});

test('a stopped generator starts no storm', async () => {
  const { traffic, frames } = new WatchedTraffic({ callsPerMinute: 0, seed: 1 });
  await traffic.storm({ eventsPerSecond: 1000 });
  assert.deepEqual(frames, []);
});

test('channels are held in Wait, and replaced when they go', async () => {
  const watched = new WatchedTraffic({ callsPerMinute: 0, seed: 1 });
  const { clock, traffic, exchange } = watched;
  const { channels } = exchange;
  traffic.start();
  traffic.hold(2000);
  await clock.advance(1000);
  assert.equal(channels.all().length, 2000);
  assert.ok(channels.all().every(({ state, dialplan }) => state === 'Up' && dialplan.app_name === 'Wait'));
  const [first] = channels.all();
  assert.ok(first);
  channels.requestHangup(first, 32, true);
  await clock.advance(1000);
  assert.equal(channels.all().length, 2000);
  assert.equal(channels.isAlive(first), false);
  traffic.stop();
  await clock.advance(0);
  assert.deepEqual(watched.left(), NOTHING_LEFT);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WatchedTraffic } from './watchedTraffic';

const MINUTE = 60_000;

/** A program's connection that keeps the types of what it receives. */
function program(): { types: string[]; send: (frame: string) => void } {
  const types: string[] = [];
  return { types, send: (frame) => void types.push((JSON.parse(frame) as { type: string }).type) };
}

test('it steps aside for a real program, whose calls are then its own, and returns when that one leaves', async () => {
  const { clock, exchange, traffic } = new WatchedTraffic({ callsPerMinute: 60, seed: 11 });
  const { applications, bridges, channels } = exchange;
  traffic.start();
  await clock.advance(2 * MINUTE);
  assert.ok(bridges.all().some(({ bridgeClass }) => bridgeClass === 'stasis'));
  const real = program();
  applications.connect('myapp', real, false);
  await clock.advance(0);
  assert.deepEqual(
    bridges.all().filter(({ bridgeClass }) => bridgeClass === 'stasis'),
    [],
  );
  assert.deepEqual(
    channels.all().filter(({ id }) => id.startsWith('agent-')),
    [],
  );
  await clock.advance(2 * MINUTE);
  const started = real.types.filter((type) => type === 'StasisStart').length;
  assert.ok(started > 10, String(started));
  assert.ok(!real.types.includes('PlaybackStarted'));
  assert.equal(bridges.all().filter(({ bridgeClass }) => bridgeClass === 'stasis').length, 0);
  applications.disconnect(real);
  assert.ok(applications.isServed('myapp'));
  const received = real.types.length;
  await clock.advance(2 * MINUTE);
  assert.equal(real.types.length, received);
  assert.ok(bridges.all().some(({ bridgeClass }) => bridgeClass === 'stasis'));
  traffic.stop();
  await clock.advance(0);
  assert.equal(applications.get('myapp'), undefined);
});

test('it does not touch a program that was there first', async () => {
  const { clock, exchange, traffic } = new WatchedTraffic({ callsPerMinute: 60, seed: 11 });
  const real = program();
  exchange.applications.connect('myapp', real, false);
  traffic.start();
  await clock.advance(MINUTE);
  assert.ok(real.types.includes('StasisStart'));
  assert.ok(!real.types.includes('ApplicationReplaced'));
  traffic.stop();
  await clock.advance(0);
  assert.ok(exchange.applications.isServed('myapp'));
});

test('a call that somebody else makes into it is greeted and hung up', async () => {
  const { clock, exchange, traffic, frames } = new WatchedTraffic({ callsPerMinute: 0, seed: 1 });
  traffic.start();
  assert.equal(exchange.applications.isServed('myapp'), false);
  traffic.setCallsPerMinute(60);
  traffic.setCallsPerMinute(0);
  exchange.calls.incoming({ endpoint: 'trunk', extension: '500', caller: { name: 'Ann', number: '1' } });
  await clock.advance(MINUTE);
  assert.equal(exchange.channels.all().length, 0);
  const types = frames.map((frame) => (JSON.parse(frame) as { type: string }).type);
  assert.ok(types.includes('PlaybackFinished'));
  traffic.stop();
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsHaveEnded, startStorm, stormIsOver } from '../support/storm/stormDialplan';
import { ledgerOf, watchServer } from '../support/storm/watchServer';
import { faultBed } from './faultBed';
import { gapsOf } from './gapsOf';
import { modelEqualsServer } from './modelEqualsServer';

/** Some 15 s of events on two quiet cores. */
const EVENTS = 240_000;

const bed = faultBed();

test('no event is lost in a storm of the real Asterisk: count and order as a bare reader has them', async (context) => {
  const { asterisk } = bed.server;
  const ours = await watchServer(asterisk);
  context.after(() => ours.close());
  // The bare reader is sent device states too.
  await ours.session.setEventFilter([]);
  const bare = await bed.bareReader();
  await startStorm(asterisk, EVENTS);
  await stormIsOver(asterisk);
  await eventsHaveEnded(() => [bare.total, ours.log.total]);
  const { total, lines } = ledgerOf(ours.log);
  context.diagnostic(`${String(total)} events`);
  assert.ok(total > EVENTS, `that was a storm: ${String(total)} events`);
  assert.equal(ours.log.dropped, 0);
  assert.deepEqual(lines, await bare.lines());
  assert.deepEqual(gapsOf(ours.log), []);
  await modelEqualsServer(ours, bed.server);
});

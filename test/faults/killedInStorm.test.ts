import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startStorm } from '../support/storm/stormDialplan';
import { ledgerOf, watchServer } from '../support/storm/watchServer';
import { waitFor } from '../support/waitFor';
import { faultBed } from './faultBed';
import { gapsOf } from './gapsOf';
import { modelEqualsServer } from './modelEqualsServer';

/** More than has come when the server dies. */
const EVENTS = 400_000;

const bed = faultBed();

test('Asterisk killed in the middle of a storm: a gap, nothing lost before it, and the model of the new server', async (context) => {
  const { asterisk } = bed.server;
  const ours = await watchServer(asterisk);
  context.after(() => ours.close());
  const bare = await bed.bareReader();
  await startStorm(asterisk, EVENTS);
  await waitFor('the middle of the storm', () => ours.log.total > 20_000 && bare.total > 20_000);
  const before = Date.now();
  await asterisk.kill9();
  await waitFor('the loss to be seen', () => ours.session.state.status === 'waitingToRetry');
  await asterisk.restart();
  await ours.live();
  await modelEqualsServer(ours, bed.server);
  assert.equal(ours.session.store.resources.channel.size, 0);

  const gaps = gapsOf(ours.log);
  assert.equal(gaps.length, 1);
  const [gap] = gaps;
  assert.ok(gap && gap.from <= gap.to && gap.to > before && gap.reason !== '', JSON.stringify(gap));
  const kept = ledgerOf(ours.log, true);
  const theirs = await bare.lines();
  // Each of the two got a little more than the other before the end: what both have is the same.
  const both = Object.entries(kept.lines).map(([id, { count }]) => {
    return [id, { count: Math.min(count, theirs[id]?.count ?? 0), digest: '' }] as const;
  });
  const common = Object.fromEntries(both.filter(([, { count }]) => count > 0));
  assert.deepEqual(ledgerOf(ours.log, true, common).lines, await bare.lines(common));
  const shared = Object.values(common).reduce((sum, { count }) => sum + count, 0);
  assert.ok(shared > 10_000, `${String(shared)} events both have`);

  await bed.server.originateQuietly('501');
  await waitFor('a call on the new server', () => ours.session.store.resources.channel.size === 2);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultProxy } from '../support/proxy/faultProxy';
import { startStorm, stormIsOver } from '../support/storm/stormDialplan';
import { ledgerOf, watchServer } from '../support/storm/watchServer';
import { waitFor } from '../support/waitFor';
import { modelEqualsServer } from './modelEqualsServer';
import { faultBed } from './faultBed';
import { gapsOf } from './gapsOf';

/** More than the backlog after which Asterisk gives a reader up, some 4 MB. */
const EVENTS = 60_000;

const bed = faultBed();

test('a slow reader is closed by Asterisk: the gap is a row, and the model is right again', async (context) => {
  const { asterisk } = bed.server;
  const proxy = await faultProxy(context, asterisk.url);
  const { user, password } = asterisk;
  const ours = await watchServer({ url: proxy.url, user, password });
  context.after(() => ours.close());
  const before = Date.now();
  const bare = await bed.bareReader();
  await startStorm(asterisk, EVENTS);
  await waitFor('the first events', () => ours.log.total > 1_000);
  proxy.stall();
  await stormIsOver(asterisk);
  await waitFor('the bare reader to have all', () => bare.total >= EVENTS, { timeoutMs: 60_000 });
  proxy.resume();
  // Where Asterisk goes silent without closing, two pings of ours tell.
  await waitFor('the gap', () => gapsOf(ours.log).length > 0, { timeoutMs: 120_000 });
  await ours.live();
  // Everything up to the gap is there, and in its order; and something is missing, or this proves nothing.
  const kept = ledgerOf(ours.log, true);
  assert.deepEqual(kept.lines, await bare.lines(kept.lines));
  assert.ok(kept.total > 0 && kept.total < bare.total, `${String(kept.total)} of ${String(bare.total)}`);
  const [gap, ...others] = gapsOf(ours.log);
  assert.deepEqual(others, []);
  assert.ok(gap && gap.from >= before && gap.to > gap.from, JSON.stringify(gap));
  context.diagnostic(gap.reason);
  await modelEqualsServer(ours, bed.server);
});

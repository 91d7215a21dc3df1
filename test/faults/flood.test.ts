import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { DIFFERENT_FRAMES, FEED_USER } from '../support/feed/feedServer';
import { startFeed } from '../support/feed/startFeed';
import { stormFrames } from '../support/feed/stormFrames';
import { takeFlood } from '../support/feed/takeFlood';
import { watchServer } from '../support/storm/watchServer';
import { gapsOf } from './gapsOf';

const PER_SECOND = 50_000;
const SECONDS = 60;
/** The settings' defaults. */
const LIMITS = { maxRows: 1_000_000, maxBytes: 256 * 1024 * 1024 };
/** Rows that are compared with what was sent. */
const CHECKED = 200_000;
/** What a process may grow by once its log is full: garbage that has not been collected. */
const SLACK_BYTES = 96 * 1024 * 1024;

function inMb(bytes: number): string {
  return `${(bytes / 1024 ** 2).toFixed(0)} MB`;
}

test('50,000 events/s for a minute: bounded, nothing uncounted, a view of it and the loop alive', async (context) => {
  const feed = await startFeed([path.join(path.dirname(process.argv[1] ?? ''), 'feed.js')]);
  context.after(() => feed.stop());
  const access = { url: feed.url, user: FEED_USER, password: FEED_USER };
  const ours = await watchServer(access, 'flooded', LIMITS);
  context.after(() => ours.close());
  const { log, session } = ours;
  const count = PER_SECOND * SECONDS;
  const flood = await takeFlood(ours, feed, { count, perSecond: PER_SECOND });
  const { seconds, lag, logBytes, rss } = flood;
  const p = (ms: number): string => `${ms.toFixed(1)} ms`;
  context.diagnostic(
    `${Math.round(count / seconds).toLocaleString('en')} events/s for ${seconds.toFixed(1)} s; ` +
      `loop lag p50 ${p(lag.p50)}, p99 ${p(lag.p99)}, at most ${p(lag.max)}; ` +
      `log at most ${inMb(Math.max(...logBytes))}, process at most ${inMb(Math.max(...rss))}; ` +
      `${String(flood.updates)} updates of the model, ${String(flood.posts)} messages to the view`,
  );

  assert.equal(flood.received, count);
  assert.equal(session.state.status, 'live');
  assert.deepEqual(gapsOf(log), []);
  // Rows are numbered from 0 on: what left is what the counter says.
  const [oldest] = log.entries();
  assert.equal(oldest?.seq, log.dropped);
  assert.ok(log.total <= LIMITS.maxRows && log.total > LIMITS.maxRows * 0.9, `${String(log.total)} rows`);
  assert.ok(log.dropped >= count - LIMITS.maxRows, `${String(log.dropped)} dropped`);
  // The newest are the flood's last events, each as it was sent, in its order, and nothing but our own calls.
  const end = log.dropped + log.total;
  const newest = [...log.entries(end - CHECKED)];
  assert.equal(newest.length, CHECKED);
  const events = newest.filter(({ kind }) => kind !== 'call');
  const frames = stormFrames(DIFFERENT_FRAMES);
  for (const [index, entry] of events.entries()) {
    const number = count - events.length + index;
    const frame = frames[number % frames.length] ?? assert.fail();
    assert.ok('raw' in entry && entry.raw.equals(frame), `event ${String(number)}`);
  }

  assert.ok(Math.max(...logBytes) <= LIMITS.maxBytes, inMb(Math.max(...logBytes)));
  const third = Math.floor(rss.length / 3);
  const [middle, last] = [Math.max(...rss.slice(third, -third)), Math.max(...rss.slice(-third))];
  assert.ok(last < middle + SLACK_BYTES, `grew from ${inMb(middle)} to ${inMb(last)}`);
  // However many events: an update of the model every 100 ms, a message to the view every 33 ms.
  assert.ok(flood.updates > 0 && flood.updates <= seconds * 10 + 5, `${String(flood.updates)} updates`);
  assert.ok(flood.posts > 0 && flood.posts <= seconds * 31 + 5, `${String(flood.posts)} messages`);
  assert.ok(lag.p99 < 1_000, `p99 ${p(lag.p99)}`);
});

import { once } from 'node:events';
import { WebSocket } from 'ws';
import { DIFFERENT_FRAMES, FEED_USER } from '../support/feed/feedServer';
import { startFeed } from '../support/feed/startFeed';
import { takeFlood } from '../support/feed/takeFlood';
import { loopLag, type LoopLag } from '../support/loopLag';
import { watchServer } from '../support/storm/watchServer';
import { waitFor } from '../support/waitFor';
import type { BenchReport } from './benchLine';
import { inMs } from './measure';

const PER_SECOND = 50_000;
const SECONDS = 60;
/** The peer keeps nothing: a third of the time says as much. */
const PEER_SECONDS = 20;
const ORDER = { count: PER_SECOND * SECONDS, perSecond: PER_SECOND };
const LIMITS = { maxRows: 1_000_000, maxBytes: 256 * 1024 * 1024 };

/** A minute of as many events as an Asterisk was seen to give at most: how late the loop is, and what is held. */
export async function flood(): Promise<BenchReport> {
  const bare = await bareLag();
  const feed = await startFeed([process.argv[1] ?? '', '--feed']);
  try {
    const access = { url: feed.url, user: FEED_USER, password: FEED_USER };
    const ours = await watchServer(access, 'bench', LIMITS);
    const { seconds, lag, rss, logBytes, updates, posts } = await takeFlood(ours, feed, ORDER);
    const { total, dropped } = ours.log;
    await ours.close();
    const inMb = (bytes: number): string => `${(bytes / 1024 ** 2).toFixed(0)} MB`;
    const third = Math.floor(rss.length / 3);
    const each = (count: number): string => `${(count / seconds).toFixed(1)}/s`;
    return {
      input:
        `${ORDER.count.toLocaleString('en')} events (${String(DIFFERENT_FRAMES)} different) in ${seconds.toFixed(1)} s, a view follows the tail: ` +
        `${each(updates)} updates of the model, ${each(posts)} messages to the view; the log holds ${total.toLocaleString('en')} rows`,
      lines: [
        {
          what: `flood of ${PER_SECOND.toLocaleString('en')} events/s: event loop lag p99`,
          ours: inMs(lag.p99),
          peer: 'ws + JSON.parse in the same process',
          theirs: inMs(bare.p99),
          ratio: `p50 ${inMs(lag.p50)}, at most ${inMs(lag.max)}; peer ${inMs(bare.p50)}, ${inMs(bare.max)}`,
        },
        {
          what: 'flood: resident set in the last third',
          ours: inMb(Math.max(...rss.slice(-third))),
          peer: 'in the second third',
          theirs: inMb(Math.max(...rss.slice(third, -third))),
          ratio: `log at most ${inMb(Math.max(...logBytes))} of ${inMb(LIMITS.maxBytes)}`,
        },
        {
          what: 'flood: rows that left the log, as counted',
          ours: dropped.toLocaleString('en'),
          peer: 'sent beyond what it holds',
          theirs: (ORDER.count - total).toLocaleString('en'),
          ratio: 'and our own REST calls',
        },
      ],
    };
  } finally {
    feed.stop();
  }
}

/** What any client does, in this process. */
async function bareLag(): Promise<LoopLag> {
  const feed = await startFeed([process.argv[1] ?? '', '--feed']);
  const address = `${feed.url.replace('http', 'ws')}/ari/events?app=bare&subscribeAll=true`;
  const socket = new WebSocket(address, { auth: `${FEED_USER}:${FEED_USER}` });
  const count = PER_SECOND * PEER_SECONDS;
  let received = 0;
  socket.on('message', (data: Buffer) => {
    JSON.parse(data.toString('utf8'));
    received += 1;
  });
  await Promise.all([once(socket, 'open'), feed.connected]);
  const lag = await loopLag(async () => {
    await feed.send({ count, perSecond: PER_SECOND });
    await waitFor('the last event', () => received >= count, { timeoutMs: 60_000 });
  });
  socket.terminate();
  feed.stop();
  return lag;
}

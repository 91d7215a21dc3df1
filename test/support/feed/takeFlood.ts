import { RowFeed } from '../../../src/eventsPage/rowFeed';
import { schedule } from '../../../src/eventsPage/schedule';
import { loopLag, type LoopLag } from '../loopLag';
import type { WatchingWorkbench } from '../storm/watchServer';
import { waitFor } from '../waitFor';
import type { Feed } from './startFeed';

/** How a connection fares in a flood of ready-made events. */
export interface Flood {
  /** From the first event sent to the last received. */
  readonly seconds: number;
  readonly received: number;
  readonly lag: LoopLag;
  /** Each second: what the log holds, as its limit counts it, and what this process occupies, bytes. */
  readonly logBytes: readonly number[];
  readonly rss: readonly number[];
  /** Updates of the live model, and messages to a view that follows the tail. */
  readonly updates: number;
  readonly posts: number;
}

/** Sends events to an open connection, a view of which follows the tail, until the last has been received. */
export async function takeFlood(
  { session, log }: WatchingWorkbench,
  feed: Feed,
  order: { readonly count: number; readonly perSecond: number },
): Promise<Flood> {
  let [received, updates, posts] = [0, 0, 0];
  const logBytes: number[] = [];
  const rss: number[] = [];
  const view = new RowFeed({
    post: () => (posts += 1),
    mayPost: () => true,
    schedule,
    now: () => performance.now(),
    connectionName: String,
  });
  view.setLog(log);
  view.setFilter(0, { text: 'type:Channel*', types: [], hiddenTypes: ['ChannelDialplan'] });
  view.setActive(true);
  view.follow(0, 60);
  const listening = [
    session.onDidReceiveEvent(() => (received += 1)),
    session.store.onDidUpdate(() => (updates += 1)),
  ];
  const look = setInterval(() => {
    logBytes.push(log.bytes);
    rss.push(process.memoryUsage().rss);
  }, 1_000);
  const start = performance.now();
  try {
    const lag = await loopLag(async () => {
      // A reader that is behind holds the feed up: then it takes longer.
      await feed.send(order);
      await waitFor('the last event', () => received >= order.count, { timeoutMs: 60_000 });
    });
    const seconds = (performance.now() - start) / 1000;
    return { seconds, received, lag, logBytes, rss, updates, posts };
  } finally {
    clearInterval(look);
    for (const listener of listening) listener.dispose();
    view.dispose();
  }
}

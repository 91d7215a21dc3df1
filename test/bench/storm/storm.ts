import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { FrameReader } from '../../../src/ari/frameReader';
import type { EventLog } from '../../../src/capture/eventLog';
import { RowFeed } from '../../../src/eventsPage/rowFeed';
import { schedule } from '../../../src/eventsPage/schedule';
import { watchServer } from '../../support/storm/watchServer';
import type { BenchLine, BenchReport } from '../benchLine';
import { inMs } from '../measure';
import { stormFrames } from '../../support/feed/stormFrames';
import { asteriskStorm } from './asteriskStorm';
import { loopLag, type LoopLag } from '../../support/loopLag';
import { STORM_USER } from './simulatorStorm';

const EVENTS_PER_SECOND = 10_000;
const LAG_MS = 20_000;
const ROWS = 1_000_000;
const FILTER_EVERY_MS = 2_000;

/** Storms of the simulator and of the real Asterisk: how late the event loop is, and whether all is there. */
export async function storm(): Promise<BenchReport> {
  const simulator = fork(process.argv[1] ?? '', ['--storm', String(EVENTS_PER_SECOND)]);
  const [url] = (await once(simulator, 'message')) as [string];
  const bare = await bareLag(url);
  const ours = await ourLags(url);
  simulator.kill('SIGKILL');
  const asterisk = await asteriskStorm();
  const { seconds, different, resources, gaps } = asterisk;
  const lagLine = (what: string, lag: LoopLag): BenchLine => ({
    what: `event loop lag p99 at ${EVENTS_PER_SECOND.toLocaleString('en')} events/s: ${what}`,
    ours: inMs(lag.p99),
    peer: 'ws + JSON.parse in the same process',
    theirs: inMs(bare.p99),
    ratio: `at most ${inMs(lag.max)}; peer ${inMs(bare.max)}`,
  });
  return {
    input:
      `simulator at ${EVENTS_PER_SECOND.toLocaleString('en')} events/s from a process of its own, ${String(LAG_MS / 1000)} s each; ` +
      `the real Asterisk at full rate for ${seconds.toFixed(0)} s, ${String(gaps)} gaps, lag p99 ${inMs(asterisk.lag.p99)}, at most ${inMs(asterisk.lag.max)}`,
    lines: [
      lagLine('log + model, no view', ours.unviewed),
      lagLine('a view follows the tail', ours.tail),
      lagLine(`filters of text run over ${ROWS.toLocaleString('en')} rows`, ours.filter),
      {
        what: `storm of the real Asterisk: events in our log (${Math.round(asterisk.ours / seconds).toLocaleString('en')}/s)`,
        ours: asterisk.ours.toLocaleString('en'),
        peer: 'bare ws, an application of its own',
        theirs: asterisk.bare.toLocaleString('en'),
        ratio: `${String(asterisk.bare - asterisk.ours)} lost; order differs in ${String(different)} of ${String(resources)} channels and devices`,
      },
    ],
  };
}

/** What any client does, in this process. */
async function bareLag(url: string): Promise<LoopLag> {
  const address = `${url.replace('http', 'ws')}/ari/events?app=bare&subscribeAll=true`;
  const socket = new WebSocket(address, { auth: `${STORM_USER}:${STORM_USER}` });
  socket.on('message', (data: Buffer) => void JSON.parse(data.toString('utf8')));
  await once(socket, 'open');
  const lag = await loopLag(() => sleep(LAG_MS));
  socket.terminate();
  return lag;
}

async function ourLags(url: string): Promise<Record<'unviewed' | 'tail' | 'filter', LoopLag>> {
  const limits = { maxRows: ROWS, maxBytes: 256 * 1024 * 1024 };
  const access = { url, user: STORM_USER, password: STORM_USER };
  const ours = await watchServer(access, 'bench', limits);
  const { log } = ours;
  const unviewed = await loopLag(() => sleep(LAG_MS));
  fill(log);
  await log.settle();
  const view = {
    post: () => undefined,
    mayPost: () => true,
    schedule,
    now: () => performance.now(),
    connectionName: String,
  };
  const feed = new RowFeed(view);
  feed.setLog(log);
  feed.setFilter(0, { text: '', types: [], hiddenTypes: [] });
  feed.setActive(true);
  feed.follow(0, 60);
  const tail = await loopLag(() => sleep(LAG_MS));
  const filter = await loopLag(async () => {
    for (let turn = 1; turn <= LAG_MS / FILTER_EVERY_MS; turn += 1) {
      feed.setFilter(turn, { text: `payload=${String(turn)}99`, types: [], hiddenTypes: [] });
      feed.follow(turn, 60);
      await sleep(FILTER_EVERY_MS);
    }
  });
  feed.dispose();
  await ours.close();
  return { unviewed, tail, filter };
}

/** Fills the log to its bound, so that the oldest rows leave from now on. */
function fill(log: EventLog): void {
  const reader = new FrameReader();
  const frames = stormFrames(60_000).map((raw) => reader.read(raw));
  for (let row = log.total; row < ROWS; row += 1) {
    const frame = frames[row % frames.length];
    if (frame) log.append('filled', frame, Date.now());
  }
}

import assert from 'node:assert/strict';
import { PerformanceObserver } from 'node:perf_hooks';
import { eventFrames } from '../eventFrames';
import { HOLDERS, openHolder, type Holder, type HolderName } from './holders';

/** What a child process found about one way to keep events. */
export interface HeldEvents {
  /** Bytes retained per event, after a collection. */
  readonly perEvent: number;
  /** Bytes of a frame, mean. */
  readonly rawPerEvent: number;
  /** Longest pause for garbage, ms, with all events held and more coming in. */
  readonly longestPause: number;
  /** All such pauses, ms, per second of that time. */
  readonly pausesPerSecond: number;
  /** Resident set after every tenth of the events, bytes. */
  readonly residentSets: readonly number[];
}

const DIFFERENT = 20_000;
/** Frames in one turn of the event loop, as a socket under load hands them over. */
const FRAMES_A_TURN = 200;

/** Cycles through frames, each with bytes of its own, as a socket gives them. */
class Feed {
  readonly #frames = eventFrames(DIFFERENT);
  #next = 0;
  bytes = 0;

  async into(holder: Holder, count: number): Promise<void> {
    for (let fed = 0; fed < count; fed += 1) {
      const raw = this.#frames[this.#next++ % DIFFERENT] ?? Buffer.alloc(0);
      this.bytes += raw.length;
      holder.hold(Buffer.from(raw));
      if (fed % FRAMES_A_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

async function retained(): Promise<number> {
  assert.ok(global.gc, 'run with --expose-gc');
  // Finalisers of buffers run after the first collection.
  for (let round = 0; round < 3; round += 1) {
    await global.gc({ type: 'major', execution: 'async' });
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function pausesWhile(work: () => Promise<void>): Promise<number[]> {
  const pauses: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) pauses.push(duration);
  });
  observer.observe({ entryTypes: ['gc'] });
  await work();
  // Entries are handed over in a later turn.
  await new Promise((resolve) => setTimeout(resolve, 100));
  observer.disconnect();
  return pauses;
}

/** Holds the newest `limit` of `events` events one way and tells what that costs. */
export async function holdEvents(name: string, limit: number, events: number): Promise<HeldEvents> {
  const known = HOLDERS.find((candidate): candidate is HolderName => candidate === name);
  assert.ok(known, `no way to hold events called ${name}`);
  const feed = new Feed();
  const before = await retained();
  const holder = openHolder(known, limit);
  const residentSets: number[] = [];
  await feed.into(holder, limit);
  await holder.settle();
  const perEvent = ((await retained()) - before) / limit;
  const rawPerEvent = feed.bytes / limit;
  const start = performance.now();
  const pauses = await pausesWhile(async () => {
    for (let tenth = 0; tenth < 10; tenth += 1) {
      await feed.into(holder, (events - limit) / 10);
      residentSets.push(process.memoryUsage.rss());
    }
  });
  const seconds = (performance.now() - start) / 1000;
  return {
    perEvent,
    rawPerEvent,
    longestPause: Math.max(0, ...pauses),
    pausesPerSecond: pauses.reduce((sum, pause) => sum + pause, 0) / seconds,
    residentSets,
  };
}

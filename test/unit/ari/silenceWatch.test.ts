import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { msBetween } from '../../../src/ari/moment';
import { SilenceWatch } from '../../../src/ari/silenceWatch';

const INTERVAL = 10_000;

interface Due {
  readonly at: number;
  readonly run: () => void;
}

/** A watch over a connection, in a time of its own. */
class Bed {
  readonly #due = new Set<Due>();
  readonly watch: SilenceWatch;
  /** When each ping went out, and the end was told; monotonic ms. */
  readonly pings: number[] = [];
  readonly deaths: { at: number; silentMs: number }[] = [];
  monotonic = 0;
  /** How far the clock on the wall is ahead. */
  wallAhead = 1_000_000;
  /** What the server does when it gets a ping. */
  reply: (() => void) | undefined = () => this.pong();

  constructor(context: TestContext) {
    context.mock.restoreAll();
    const later = (run: () => void, ms = 0): Due => {
      const due = { at: this.monotonic + ms, run };
      this.#due.add(due);
      return due;
    };
    const never = (due: Due | undefined): void => {
      if (due) this.#due.delete(due);
    };
    context.mock.method(globalThis, 'setTimeout', later as unknown as typeof setTimeout);
    context.mock.method(globalThis, 'setImmediate', later as unknown as typeof setImmediate);
    context.mock.method(globalThis, 'clearTimeout', never as unknown as typeof clearTimeout);
    context.mock.method(globalThis, 'clearImmediate', never as unknown as typeof clearImmediate);
    this.watch = new SilenceWatch({
      pingInterval: INTERVAL,
      ping: () => {
        this.pings.push(this.monotonic);
        this.reply?.();
      },
      died: (silentMs) => this.deaths.push({ at: this.monotonic, silentMs }),
      now: () => ({ monotonic: this.monotonic, wall: this.monotonic + this.wallAhead }),
    });
    this.watch.start();
  }

  pong(): void {
    this.watch.noticeMessage();
    this.watch.noticeBytes();
  }

  /** Time passes, and what falls due runs on the way. */
  pass(ms: number): void {
    const end = this.monotonic + ms;
    for (let next = this.#next(end); next; next = this.#next(end)) this.#run(next);
    this.monotonic = end;
  }

  /** The process does not run: what falls due does so late, and only then is what came read. */
  hold(ms: number, read: () => void): void {
    this.monotonic += ms;
    const next = this.#next(this.monotonic);
    if (next) this.#run(next);
    read();
    this.pass(0);
  }

  #run(due: Due): void {
    this.#due.delete(due);
    this.monotonic = Math.max(this.monotonic, due.at);
    due.run();
  }

  #next(end: number): Due | undefined {
    const [first] = [...this.#due].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
    return first;
  }
}

test('a server that replies is pinged once an interval and lives', (context) => {
  const bed = new Bed(context);
  bed.pass(5 * INTERVAL);
  assert.deepEqual(
    bed.pings,
    [1, 2, 3, 4, 5].map((count) => count * INTERVAL),
  );
  assert.deepEqual(bed.deaths, []);
});

test('a server that falls silent is dead after two pings, and two intervals at most', (context) => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3 * INTERVAL }), (lastSignAt) => {
      const bed = new Bed(context);
      bed.pass(lastSignAt);
      bed.pong();
      bed.reply = undefined;
      const before = bed.pings.length;
      bed.pass(4 * INTERVAL);
      const [death, ...more] = bed.deaths;
      assert.ok(death && more.length === 0);
      assert.equal(bed.pings.length - before, 2);
      const silentMs = death.at - lastSignAt;
      assert.ok(silentMs <= 2 * INTERVAL && silentMs >= INTERVAL, String(silentMs));
      assert.equal(death.silentMs, silentMs);
    }),
    { numRuns: 200 },
  );
});

test('bytes of a large message over a slow line are life, but not for ever', (context) => {
  const bed = new Bed(context);
  bed.reply = () => bed.watch.noticeBytes();
  bed.pass(5 * INTERVAL);
  bed.pong();
  bed.pass(6 * INTERVAL);
  assert.deepEqual(bed.deaths, []);
  const { monotonic } = bed.watch.lastSign;
  assert.equal(monotonic, 5 * INTERVAL, 'what is not whole yet would be lost');
  bed.pass(2 * INTERVAL);
  assert.equal(bed.deaths.length, 1);
});

test('a process that was held up reads first, and counts no time in which it did not run', (context) => {
  const bed = new Bed(context);
  bed.reply = undefined;
  bed.pass(1.5 * INTERVAL);
  assert.equal(bed.pings.length, 2, 'both pings are on their way');
  bed.hold(0.6 * INTERVAL, () => bed.pong());
  assert.deepEqual(bed.deaths, [], 'the pong was there and not read yet');

  const asleep = new Bed(context);
  asleep.reply = undefined;
  asleep.pass(1.5 * INTERVAL);
  asleep.hold(3_600_000, () => undefined);
  assert.equal(asleep.deaths.length, 0, 'the server had no chance to reply');
  asleep.pass(2 * INTERVAL);
  assert.equal(asleep.deaths.length, 1);
  assert.ok((asleep.deaths[0]?.silentMs ?? 0) >= 3_600_000);
});

test('a clock that is set does not end a connection, nor keep one alive', (context) => {
  for (const jump of [-3_600_000, 3_600_000]) {
    const bed = new Bed(context);
    bed.pass(1.2 * INTERVAL);
    bed.wallAhead += jump;
    bed.pass(3 * INTERVAL);
    assert.deepEqual(bed.deaths, []);
    assert.equal(bed.pings.length, 4);
    bed.reply = undefined;
    bed.wallAhead += jump;
    bed.pass(2 * INTERVAL);
    assert.equal(bed.deaths.length, 1);
  }
});

test('stopped: no ping, no end', (context) => {
  const bed = new Bed(context);
  bed.reply = undefined;
  bed.pass(1.7 * INTERVAL);
  bed.watch.stop();
  bed.pass(5 * INTERVAL);
  assert.deepEqual([bed.pings.length, bed.deaths.length], [2, 0]);
});

test('time between two moments: a sleep counts, a clock set back takes nothing away', () => {
  const since = { wall: 5_000, monotonic: 100 };
  assert.equal(msBetween(since, { wall: 6_000, monotonic: 1_100 }), 1_000);
  assert.equal(msBetween(since, { wall: 3_605_000, monotonic: 200 }), 3_600_000, 'asleep');
  assert.equal(msBetween(since, { wall: 1_000, monotonic: 1_100 }), 1_000, 'set back');
  assert.equal(msBetween(since, { wall: 1_000, monotonic: 50 }), 0);
});

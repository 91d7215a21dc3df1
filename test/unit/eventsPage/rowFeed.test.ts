import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFrame } from '../../../src/ari/eventFrame';
import { EventLog } from '../../../src/capture/eventLog';
import { RowFeed } from '../../../src/eventsPage/rowFeed';
import type { ToWebview } from '../../../src/shared/protocol';

/** A feed of a log with a hundred rows, and the time in the test's hands. */
class Bed {
  readonly sent: { readonly at: number; readonly message: ToWebview }[] = [];
  readonly log = new EventLog({ maxRows: 1000, maxBytes: 1e8 });
  #now = 1000;
  readonly #timers = new Set<{ readonly at: number; readonly run: () => void }>();
  readonly feed = new RowFeed({
    post: (message) => this.sent.push({ at: this.#now, message }),
    mayPost: () => true,
    now: () => this.#now,
    schedule: (run, ms) => {
      const timer = { at: this.#now + ms, run };
      this.#timers.add(timer);
      return { dispose: () => this.#timers.delete(timer) };
    },
    connectionName: (id) => id,
  });

  constructor() {
    this.feed.setLog(this.log);
    this.feed.setActive(true);
    this.feed.setFilter(1, { text: '', types: [], hiddenTypes: [] });
    for (let row = 0; row < 100; row += 1) this.append();
  }

  append(): void {
    this.log.append('s', readFrame('{"type":"Dial"}'), this.#now);
  }

  /** Lets so many ms pass, one after the other. */
  pass(ms: number, every: () => void = () => undefined): void {
    for (const end = this.#now + ms; this.#now < end; this.#now += 1) {
      every();
      for (const timer of [...this.#timers]) {
        if (timer.at > this.#now || !this.#timers.delete(timer)) continue;
        timer.run();
      }
    }
  }

  /** The times of the messages that carried rows. */
  get rowsAt(): number[] {
    return this.sent.flatMap(({ at, message }) =>
      message.type === 'rows' || (message.type === 'counts' && message.rows.length > 0) ? [at] : [],
    );
  }
}

test('rows that the view waits for come within a frame, counts twice as rarely', () => {
  const bed = new Bed();
  bed.pass(500, () => bed.append());
  const counts = bed.sent.length;
  assert.ok(counts > 13 && counts < 17, `${String(counts)} messages in 500 ms`);
  bed.pass(500, () => {
    bed.append();
    bed.feed.want(1, 0, 10);
  });
  assert.ok(bed.rowsAt.length > 28 && bed.rowsAt.length < 33, `${String(bed.rowsAt.length)} times rows`);
  const gaps = bed.rowsAt.slice(1).map((at, index) => at - (bed.rowsAt[index] ?? 0));
  assert.equal(Math.min(...gaps), Math.max(...gaps), 'at even intervals');
  assert.ok((gaps[0] ?? 0) >= 16);
});

test('a question after a quiet time is answered at once', () => {
  const bed = new Bed();
  bed.pass(200);
  const before = bed.sent.length;
  bed.feed.want(1, 0, 10);
  bed.pass(1);
  assert.equal(bed.sent.length, before + 1);
});

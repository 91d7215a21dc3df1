import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EventRow } from '../../../src/shared/eventRow';
import { ListModel } from '../../../webview/listModel';
import { RowCache, type Stretch } from '../../../webview/rowCache';
import { RowRequests } from '../../../webview/rowRequests';
import { ROW_HEIGHT } from '../../../webview/scrollScale';

const PAGE = 10;

function rowsOf({ from, to }: Stretch): EventRow[] {
  return Array.from({ length: to - from }, (_, index) => ({
    seq: from + index,
    time: 0,
    connectionId: 's',
    kind: 'event',
    type: 'Dial',
    resource: '',
    summary: '',
  }));
}

class Bed {
  readonly model = new ListModel();
  readonly cache = new RowCache();
  readonly asked: Stretch[] = [];
  readonly tails: number[] = [];
  readonly requests = new RowRequests(this.model, this.cache, {
    ask: (stretch) => this.asked.push(stretch),
    askTail: (rows) => this.tails.push(rows),
  });

  constructor(rows: number) {
    this.model.setViewport(PAGE * ROW_HEIGHT);
    this.model.setCounts(0, rows);
  }

  answer(): void {
    const stretch = this.asked.at(-1);
    assert.ok(stretch);
    this.requests.answered();
    this.cache.put(stretch.from, rowsOf(stretch));
    this.model.setLoaded(stretch.to);
  }
}

describe('RowRequests', () => {
  it('asks for the tail, once, and has it sent from then on', () => {
    const bed = new Bed(1000);
    bed.requests.ask();
    bed.requests.ask();
    assert.deepEqual(bed.asked, [{ from: 980, to: 1000 }]);
    assert.deepEqual(bed.tails, [20]);
    bed.answer();
    bed.requests.ask();
    assert.equal(bed.asked.length, 1);
    bed.model.hold();
    bed.requests.ask();
    assert.deepEqual(bed.tails, [20, 0]);
  });

  it('asks anew while a question is open only where the list has gone elsewhere', () => {
    const bed = new Bed(100_000);
    bed.requests.ask();
    bed.answer();
    bed.model.select(500);
    bed.requests.ask();
    const first = bed.asked.at(-1);
    assert.ok(first && first.from <= 500 && first.to > 500);
    bed.model.scrollBy(ROW_HEIGHT);
    bed.requests.ask();
    assert.equal(bed.asked.at(-1), first, 'what is in sight is part of the question');
    bed.model.select(90_000);
    bed.requests.ask();
    const second = bed.asked.at(-1);
    assert.ok(second && second.from <= 90_000 && second.to > 90_000 && second.to - second.from <= 500);
    bed.answer();
    bed.requests.ask();
    assert.equal(bed.asked.at(-1), second);
  });

  it('asks ahead of a list that moves fast, either way, and not of one that jumps', () => {
    const bed = new Bed(100_000);
    bed.requests.ask();
    bed.answer();
    bed.model.select(50_000);
    const move = (rows: number): Stretch => {
      bed.model.scrollBy(rows * ROW_HEIGHT);
      bed.requests.ask();
      const asked = bed.asked.at(-1);
      assert.ok(asked && asked.to - asked.from <= 500);
      const missing = bed.cache.missing(bed.model.window);
      assert.ok(!missing || (asked.from <= missing.from && asked.to >= missing.to));
      return asked;
    };
    bed.requests.ask();
    assert.equal(move(30).to, bed.model.window.to + 300 + PAGE);
    for (let frame = 0; frame < 9; frame += 1) move(30);
    assert.equal(bed.asked.length, 3, 'nine frames later it is still part of the answer that comes');
    bed.answer();
    assert.equal(move(-30).from, bed.model.window.from - 300 - PAGE);
    const { from, to } = move(20_000);
    assert.equal(to - from, 3 * PAGE);
  });

  it('asks for all again once they are stale or the filter is another one', () => {
    const bed = new Bed(1000);
    bed.requests.ask();
    bed.answer();
    bed.cache.expire();
    assert.ok(bed.cache.get(999), 'shown until it comes anew');
    bed.requests.reset();
    bed.requests.ask();
    assert.equal(bed.asked.length, 2);
    assert.deepEqual(bed.tails, [20, 20]);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { idHash } from '../../../src/capture/idHash';
import { RowIndex, type IndexSegment } from '../../../src/capture/rowIndex';

type Row = Readonly<Record<Exclude<keyof IndexSegment, 'firstSeq'>, number>>;

function row(number: number): Row {
  return {
    time: 1_795_000_000_000 + number,
    chunk: number,
    offset: number * 2,
    length: number * 3,
    kind: number % 6,
    type: number % 65_536,
    connection: 1,
    application: 65_535,
    channel: idHash(String(number)),
    otherChannel: 4_294_967_295,
    bridge: 0,
    touchesMore: number % 2,
    status: 404,
  };
}

const COLUMNS = Object.keys(row(0)) as (keyof Row)[];

function push(index: RowIndex, row: Row): number {
  const segment = index.add();
  const seq = index.end - 1;
  for (const name of COLUMNS) segment[name][seq - segment.firstSeq] = row[name];
  return seq;
}

function readBack(index: RowIndex, seq: number): Row | undefined {
  const segment = index.segment(seq);
  if (!segment) return undefined;
  const columns = COLUMNS.map((name) => [name, segment[name][seq - segment.firstSeq]] as const);
  return Object.fromEntries(columns) as unknown as Row;
}

describe('RowIndex', () => {
  it('keeps every column of every row over the seams of its segments', () => {
    const index = new RowIndex(4);
    for (let number = 0; number < 10; number += 1) assert.equal(push(index, row(number)), number);
    for (let number = 0; number < 10; number += 1) assert.deepEqual(readBack(index, number), row(number));
    assert.equal(readBack(index, 10), undefined);
    assert.equal(index.endOfSegment(5), 8);
    assert.equal(index.endOfSegment(9), 10);
  });

  it('forgets from the front in any amounts and goes on numbering, its bytes bounded', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ add: fc.nat(20), keep: fc.nat(25) }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 7 }),
        (steps, perSegment) => {
          const index = new RowIndex(perSegment);
          let [start, end] = [0, 0];
          for (const { add, keep } of steps) {
            for (let count = 0; count < add; count += 1) assert.equal(push(index, row(end)), end++);
            start = Math.max(start, end - keep);
            index.dropBefore(start);
            assert.deepEqual([index.start, index.end], [start, end]);
            assert.equal(readBack(index, start - 1), undefined);
            for (let seq = start; seq < end; seq += 1) assert.deepEqual(readBack(index, seq), row(seq));
            assert.ok(index.bytes <= ((end - start) / perSegment + 2) * (perSegment * 44 + 2_000));
          }
        },
      ),
    );
  });

  it('is empty after a clear, the next number as it was', () => {
    const index = new RowIndex(4);
    for (let number = 0; number < 10; number += 1) push(index, row(number));
    index.clear();
    assert.deepEqual([index.start, index.end, index.bytes], [10, 10, 0]);
    assert.equal(push(index, row(10)), 10);
    assert.deepEqual(readBack(index, 10), row(10));
  });
});

describe('idHash', () => {
  it('tells the ids of a busy hour apart, and never says 0', () => {
    const ids = Array.from({ length: 20_000 }, (_, number) => `17${String(95_000_000 + number)}.${number}`);
    const hashes = new Set([...ids, ''].map(idHash));
    assert.ok(hashes.size > 19_990);
    assert.ok(!hashes.has(0));
  });
});

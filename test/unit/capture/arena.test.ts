import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Arena } from '../../../src/capture/arena';

interface Stored {
  readonly row: number;
  readonly chunk: number;
  readonly offset: number;
  readonly bytes: Buffer;
}

function store(arena: Arena, row: number, bytes: Buffer): Stored {
  const offset = arena.append(bytes, row);
  return { row, chunk: arena.newest, offset, bytes };
}

function read(arena: Arena, { chunk, offset, bytes }: Stored): Buffer | undefined {
  return arena.chunk(chunk)?.subarray(offset, offset + bytes.length);
}

function filled(arena: Arena, count: number, size = 40): Stored[] {
  return Array.from({ length: count }, (_, row) =>
    store(arena, row, Buffer.from(`row ${String(row)} `.padEnd(size, 'x'))),
  );
}

describe('Arena', () => {
  it('gives back what was put in, hot and cold, and occupies less when cold', async () => {
    const arena = new Arena({ chunkBytes: 4096, hotChunks: 1 });
    const rows = filled(arena, 1000);
    const hot = arena.bytes;
    await arena.settle();
    assert.ok(arena.bytes < hot / 3, `${arena.bytes} of ${hot}`);
    for (const row of rows) assert.ok(read(arena, row)?.equals(row.bytes));
  });

  it('lays chunks out without a seam in a row, and knows which rows are in which', () => {
    const arena = new Arena({ chunkBytes: 100 });
    const rows = filled(arena, 10, 40);
    assert.deepEqual(
      rows.map(({ chunk, offset }) => [chunk, offset]),
      rows.map(({ row }) => [Math.floor(row / 2), (row % 2) * 40]),
    );
    assert.deepEqual(arena.rowsOf(1), { from: 2, to: 4 });
    assert.deepEqual(arena.rowsOf(4), { from: 8, to: Infinity });
    assert.equal(arena.endOfOldest, 2);
  });

  it('keeps the chunks inflated that were read last, and none that is much larger than others', async () => {
    const arena = new Arena({ chunkBytes: 100, hotChunks: 1 });
    filled(arena, 40, 50);
    const large = store(arena, 40, Buffer.alloc(2000));
    filled(arena, 3, 50);
    await arena.settle();
    const read = (number: number): Buffer | undefined => arena.chunk(number);
    const first = Array.from({ length: 16 }, (_, number) => read(number));
    assert.equal(read(0), first[0]);
    for (const number of [16, large.chunk]) read(number);
    assert.equal(read(2), first[2]);
    assert.equal(read(0), first[0]);
    assert.notEqual(read(1), first[1], 'it made room for the seventeenth');
    assert.notEqual(read(large.chunk), read(large.chunk));
  });

  it('gives what is larger than a chunk one of its own', async () => {
    const arena = new Arena({ chunkBytes: 64, hotChunks: 1 });
    const small = store(arena, 0, Buffer.from('small'));
    const large = store(arena, 1, Buffer.alloc(10_000, 'large'));
    const after = store(arena, 2, Buffer.from('after'));
    await arena.settle();
    for (const row of [small, large, after]) assert.ok(read(arena, row)?.equals(row.bytes));
    assert.ok(arena.bytes < 3_000);
  });

  it('keeps empty rows', () => {
    const arena = new Arena();
    const empty = store(arena, 0, Buffer.alloc(0));
    assert.equal(read(arena, empty)?.length, 0);
  });

  it('frees whole chunks, the newest never, and does not give freed ones', () => {
    const arena = new Arena({ chunkBytes: 100 });
    const rows = filled(arena, 10, 40);
    arena.dropBefore(3);
    assert.equal(read(arena, rows[1]!), undefined);
    assert.ok(read(arena, rows[2]!), 'shares its chunk with row 3');
    arena.dropBefore(1000);
    assert.equal(arena.endOfOldest, undefined);
    assert.ok(read(arena, rows[9]!));
    assert.deepEqual(arena.rowsOf(0), { from: 0, to: 0 });
  });

  it('deflates in the very turn when told to, all but the chunk that is written to', () => {
    const arena = new Arena({ chunkBytes: 1000, hotChunks: 5 });
    const rows = filled(arena, 100, 100);
    assert.equal(arena.hotBytes, 10_000);
    let packed = 0;
    while (arena.packNow()) packed += 1;
    // The first is being deflated on the side: it was full when the sixth was opened.
    assert.deepEqual([packed, arena.hotBytes], [8, 2000]);
    for (const row of rows) assert.ok(read(arena, row)?.equals(row.bytes));
  });

  it('survives being cleared while a chunk is being deflated', async () => {
    const arena = new Arena({ chunkBytes: 100, hotChunks: 1 });
    const before = filled(arena, 10, 40);
    arena.clear();
    assert.equal(arena.bytes, 0);
    const after = store(arena, 10, Buffer.from('after'));
    await arena.settle();
    assert.equal(read(arena, before[0]!), undefined);
    assert.ok(read(arena, after)?.equals(after.bytes));
  });

  it('holds any rows through any drops', async () => {
    const steps = fc.array(
      fc.oneof(
        { weight: 8, arbitrary: fc.record({ add: fc.uint8Array({ maxLength: 80 }) }) },
        fc.record({ keep: fc.nat(30) }),
        fc.constant('settle' as const),
      ),
      { maxLength: 80 },
    );
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 1, max: 64 }), async (script, chunkBytes) => {
        const arena = new Arena({ chunkBytes, hotChunks: 1 });
        const rows: Stored[] = [];
        let start = 0;
        for (const step of script) {
          if (step === 'settle') await arena.settle();
          else if ('add' in step) rows.push(store(arena, rows.length, Buffer.from(step.add)));
          else {
            start = Math.max(start, rows.length - step.keep);
            arena.dropBefore(start);
          }
          for (const row of rows.slice(start)) assert.deepEqual(read(arena, row), row.bytes);
        }
      }),
    );
  });
});

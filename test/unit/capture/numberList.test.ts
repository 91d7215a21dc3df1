import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { NumberList } from '../../../src/capture/numberList';

describe('NumberList', () => {
  it('is what an array would be, with positions that stay', () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ push: fc.nat(20), step: fc.integer({ min: 1, max: 2 ** 33 }) }),
        fc.record({ keep: fc.nat(30) }),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(steps, (script) => {
        const list = new NumberList();
        const all: number[] = [];
        let start = 0;
        for (const step of script) {
          if ('keep' in step) {
            start = Math.max(start, all.length - step.keep);
            list.dropBelow(all[start] ?? Infinity);
          } else
            for (let count = 0; count < step.push; count += 1) {
              all.push((all.at(-1) ?? -1) + step.step);
              list.push(all.at(-1)!);
            }
          assert.deepEqual([list.start, list.end], [start, all.length]);
          assert.equal(list.at(start - 1), undefined);
          assert.equal(list.at(all.length), undefined);
          for (let position = start; position < all.length; position += 1) {
            assert.equal(list.at(position), all[position]);
            assert.equal(list.positionOf(all[position]!), position);
            assert.equal(list.positionOf(all[position]! + 1), position + 1);
          }
        }
      }),
    );
  });

  it('goes over the seams of its parts', () => {
    const list = new NumberList();
    for (let number = 0; number < 100_000; number += 1) list.push(number * 3);
    for (const position of [0, 8191, 8192, 8193, 99_999]) {
      assert.equal(list.at(position), position * 3);
      assert.equal(list.positionOf(position * 3 - 1), position);
    }
    list.dropBelow(8192 * 3);
    assert.deepEqual([list.start, list.at(8191), list.at(8192)], [8192, undefined, 8192 * 3]);
  });
});

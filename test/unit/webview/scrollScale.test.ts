import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  furthestOffset,
  ROW_HEIGHT,
  scrolledOffset,
  scrollTopOf,
  spacerHeight,
} from '../../../webview/scrollScale';

const VIEWPORT = 300;
const MILLIONS = 5_000_000;

describe('scroll scale', () => {
  it('is one to one while the rows fit into an element', () => {
    assert.equal(spacerHeight(1000), 1000 * ROW_HEIGHT);
    assert.equal(scrollTopOf(1234, 1000, VIEWPORT), 1234);
    assert.equal(scrolledOffset(0, 0, 1234, 1000, VIEWPORT), 1234);
  });

  it('never makes an element taller than Chromium can, on a display of four pixels in one', () => {
    assert.ok(spacerHeight(MILLIONS) * 4 < 33_554_428);
  });

  it('reaches both ends of millions of rows', () => {
    const furthest = furthestOffset(MILLIONS, VIEWPORT);
    const bottom = spacerHeight(MILLIONS) - VIEWPORT;
    assert.equal(scrolledOffset(5000, 50, bottom, MILLIONS, VIEWPORT), furthest);
    assert.equal(scrolledOffset(furthest, bottom, 0, MILLIONS, VIEWPORT), 0);
    assert.equal(scrollTopOf(furthest, MILLIONS, VIEWPORT), bottom);
  });

  it('moves by as many pixels as the wheel, and jumps where the bar says', () => {
    const middle = 1_000_000 * ROW_HEIGHT;
    const top = scrollTopOf(middle, MILLIONS, VIEWPORT);
    assert.equal(scrolledOffset(middle, top, top + 100, MILLIONS, VIEWPORT), middle + 100);
    const half = (spacerHeight(MILLIONS) - VIEWPORT) / 2;
    const jumped = scrolledOffset(0, 0, half, MILLIONS, VIEWPORT);
    assert.ok(Math.abs(jumped - furthestOffset(MILLIONS, VIEWPORT) / 2) < 1);
  });

  it('never leaves the rows', () => {
    const px = fc.integer({ min: -1e6, max: 1e8 });
    fc.assert(
      fc.property(px, px, px, fc.integer({ min: 0, max: 1e7 }), (offset, from, to, rows) => {
        const moved = scrolledOffset(offset, from, to, rows, VIEWPORT);
        return moved >= 0 && moved <= furthestOffset(rows, VIEWPORT);
      }),
    );
  });
});

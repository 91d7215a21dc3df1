import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { formatSpan, nextTimeMode, rowTime, timeLabel } from '../../../webview/rowTime';

function span(ms: number): string {
  const { clock, milliseconds } = formatSpan(ms);
  return clock + milliseconds;
}

describe('rowTime', () => {
  it('tells the time of day, or the time since another', () => {
    const noon = new Date(2026, 10, 23, 12, 0, 0, 7).getTime();
    assert.deepEqual(rowTime('clock', noon, undefined), { clock: '12:00:00', milliseconds: '.007' });
    assert.deepEqual(rowTime('delta', noon, noon - 12), { clock: '+0', milliseconds: '.012' });
    assert.deepEqual(rowTime('delta', noon, undefined), { clock: '', milliseconds: '' });
  });

  it('writes spans of any length with their sign', () => {
    assert.equal(span(0), '+0.000');
    assert.equal(span(-0.2), '+0.000');
    assert.equal(span(59_999), '+59.999');
    assert.equal(span(62_345), '+1:02.345');
    assert.equal(span(-3_600_000), '-1:00:00.000');
    assert.equal(span(90_061_001), '+25:01:01.001');
  });

  it('loses no millisecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (ms) => {
        const parts = span(ms).slice(1).split(':').map(Number);
        const seconds = parts.reduce((sum, part) => sum * 60 + part, 0);
        assert.equal(Math.round(seconds * 1000), Math.abs(ms));
      }),
    );
  });

  it('goes through the three ways and says which one it is', () => {
    assert.equal(nextTimeMode('clock'), 'delta');
    assert.equal(nextTimeMode('relative'), 'clock');
    assert.notEqual(timeLabel('relative', true), timeLabel('relative', false));
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { readFrame } from '../../../../src/ari/eventFrame';
import type { EventLog } from '../../../../src/capture/eventLog';
import { START, comparable, openLog, opened, written } from './captureFixture';

function busyLog(count: number): EventLog {
  const log = openLog();
  for (let index = 0; index < count; index += 1) {
    // Not too regular: damage shall meet every part of the compressed data.
    const value = String((index * 2_654_435_761) % 4_294_967_296).repeat(1 + (index % 7));
    const event = { type: 'ChannelVarset', variable: 'X', value, channel: { id: String(index) } };
    log.append('a', readFrame(JSON.stringify(event)), START + index);
  }
  return log;
}

/** gzip's own header: flags, time and system in it are not under the checksum. */
const GZIP_HEADER = 10;

describe('a damaged capture is read up to the damage, and says so', async () => {
  const log = busyLog(3000);
  const rows = comparable(log);
  const whole = await written(log, 'arilog');

  it('wherever it is cut off', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: whole.length - 1 }), async (length) => {
        const file = await opened(whole.subarray(0, length), 10_000);
        assert.deepEqual(comparable(file.log), rows.slice(0, file.rows));
        assert.match(file.problem ?? '', /cut off/);
        // What was written before the cut is there, but for what its end would have told.
        assert.ok(file.rows >= (length / whole.length) * 3000 - 400, `${file.rows} of ${length} bytes`);
      }),
      { numRuns: 60, examples: [[1], [GZIP_HEADER], [whole.length - 8], [whole.length - 1]] },
    );
  });

  it('wherever its text is cut off', async () => {
    const plain = gunzipSync(whole);
    const firstRow = plain.indexOf(10) + 1;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: firstRow, max: plain.length - 2 }), async (length) => {
        const file = await opened(plain.subarray(0, length));
        assert.deepEqual(comparable(file.log), rows.slice(0, file.rows));
        assert.match(file.problem ?? '', /cut off within a line|ends early/);
      }),
      { numRuns: 60 },
    );
  });

  it('wherever a byte is another', async () => {
    const place = fc.integer({ min: GZIP_HEADER, max: whole.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const damaged = Buffer.from(whole);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        const file = await opened(damaged, 10_000);
        if (file.problem === undefined) {
          // Compressed data has bits that mean nothing, those that fill a byte before a block starts.
          assert.deepEqual(comparable(file.log), rows);
          return;
        }
        // Where the header line itself is another, nothing tells that this was a capture.
        const told = file.rows === 0 ? /damaged|cut off|no ARI capture/ : /damaged|cut off/;
        assert.match(file.problem, told);
        // The damage cannot reach back: what lies well before it is as it was.
        const sound = Math.floor((at / whole.length) * 3000) - 1500;
        if (file.rows > 0 && sound > 0)
          assert.deepEqual(comparable(file.log).slice(0, sound), rows.slice(0, sound));
      }),
      {
        numRuns: 60,
        examples: [
          [19_143, 160],
          [275, 17],
        ],
      },
    );
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { readFrame } from '../../../../src/ari/eventFrame';
import { readArilog } from '../../../../src/capture/arilog/readArilog';
import { START, comparable, logOfEveryKind, openLog, opened, openedLines, written } from './captureFixture';

const HEADER = '{"format":"arilog","version":1,"connections":[{"name":"Lab"}]}';
const ROW = '{"time":5,"connection":0,"kind":"event","event":{"type":"Dial","peer":{"id":"1.1"}}}';

describe('a capture that was written is read', () => {
  it('with a row of every kind, header and connections', async () => {
    const log = logOfEveryKind();
    const file = await opened(await written(log, 'arilog'));
    assert.equal(file.problem, undefined);
    assert.equal(file.rows, 9);
    assert.deepEqual(comparable(file.log), comparable(log));
    assert.deepEqual(file.header, {
      createdAt: START,
      writer: 'test 1.0',
      redacted: false,
      rows: 9,
      connections: [
        { name: 'Lab', server: 'http://127.0.0.1:8088' },
        { name: 'Büro', server: undefined },
      ],
    });
    const ids = [...file.log.entries()].map(({ connectionId }) => connectionId);
    assert.deepEqual(ids, ['c0', 'c1', 'c0', 'c0', 'c0', 'c0', 'c0', 'c1', 'c1']);
  });

  it('whatever the frames hold and wherever the bytes are cut into pieces', async () => {
    const frame = fc.oneof(
      fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
      fc
        .tuple(fc.jsonValue(), fc.constantFrom(0, 1, 2), fc.string())
        .map(([value, indent, type]) => Buffer.from(JSON.stringify({ value, type }, null, indent))),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(frame), fc.integer({ min: 1, max: 300 }), async (frames, size) => {
        const log = openLog();
        for (const [index, raw] of frames.entries()) log.append('a', readFrame(raw), START + index);
        const file = await opened(await written(log, 'arilog'), size);
        assert.equal(file.problem, undefined);
        // White space between tokens is all that may differ: an event takes one line.
        const oneLine = (rows: unknown[]): string => JSON.stringify(rows).replaceAll('\\n', ' ');
        const rows = comparable(file.log);
        assert.equal(oneLine(rows), oneLine(comparable(log)));
      }),
      { numRuns: 150 },
    );
  });

  it('when somebody has unpacked it, or joined it of several gzip members', async () => {
    const bytes = await written(logOfEveryKind(), 'arilog');
    const plain = gunzipSync(bytes);
    assert.equal((await opened(plain)).rows, 9);
    const joined = Buffer.concat([gzipSync(plain.subarray(0, 700)), gzipSync(plain.subarray(700))]);
    const file = await opened(joined, 100);
    assert.deepEqual([file.rows, file.problem], [9, undefined]);
  });
});

describe('a capture of another program', () => {
  it('may have its keys in any order, other keys, spaces, and no line end after the last row', async () => {
    const text = [
      HEADER,
      '{ "event": {"type":"Dial","peer":{"id":"9"}}, "note": [1], "kind": "event", "time": 7 }',
      '{"time":8,"connection":0,"kind":"event","event":{"type":"StasisEnd"},"note":"behind the event"}\r',
      '',
      '{"kind":"gap","time":9,"reason":"why not"}',
    ].join('\n');
    const file = await opened(gzipSync(text));
    assert.equal(file.problem, undefined);
    assert.deepEqual(
      [...file.log.entries()].map(({ time, type }) => [time, type]),
      [
        [7, 'Dial'],
        [8, 'StasisEnd'],
        [9, 'Events lost'],
      ],
    );
  });

  it('is read around lines that are no rows, and they are counted', async () => {
    const { rows, problem } = await openedLines(
      HEADER,
      'nonsense',
      ROW,
      '{"time":1,"kind":"smell"}',
      '{"kind":"event","event":{}}',
      '{"time":1,"kind":"event","event":"text"}',
      '{"time":1,"kind":"malformed"}',
      '{"time":1,"kind":"call","call":0}',
      '[]',
      ROW,
    );
    assert.equal(rows, 2);
    assert.equal(problem, '7 lines could not be read and were left out (line 2: it is no JSON).');
  });

  it('cannot name connections that its header does not have', async () => {
    const rows = Array.from({ length: 50 }, (_, id) => ROW.replace('"connection":0', `"connection":${id}`));
    const { log } = await openedLines(HEADER, ...rows);
    assert.deepEqual([...log.connectionIds()].sort(), ['c0', 'unknown']);
  });
});

describe('what is no capture is told so', () => {
  const cases: readonly [string, Buffer, RegExp][] = [
    ['an empty file', Buffer.alloc(0), /^The file is empty\. No row could be read\.$/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47]), /no ARI capture: it is not compressed by gzip/],
    ['other JSON', Buffer.from('{"hello":1}\n'), /no ARI capture: its header line is missing/],
    ['other gzip', gzipSync('hello\nyou\n'), /no ARI capture: its header line is missing/],
    ['gzip of nothing', gzipSync(''), /its header line is missing/],
    ['one endless line', gzipSync(Buffer.alloc(50e6, 'a')), /no ARI capture: its header line is missing/],
    ['a newer version', gzipSync('{"format":"arilog","version":2}\n'), /version 2 .* reads version 1/],
    ['no version', gzipSync('{"format":"arilog"}\n'), /names no version/],
  ];
  for (const [name, bytes, expected] of cases) {
    it(name, async () => {
      const { rows, problem } = await opened(bytes);
      assert.equal(rows, 0);
      assert.match(problem ?? '', expected);
    });
  }

  it('but a capture without rows is one', async () => {
    const { header, rows, problem } = await openedLines(HEADER);
    assert.equal(header?.connections[0]?.name, 'Lab');
    assert.deepEqual([rows, problem], [0, undefined]);
  });
});

describe('bounds hold', () => {
  it('for a line of 100 MB: it is left out, and the rest is read', async () => {
    const long = Buffer.from(`{"time":1,"kind":"malformed","text":"${'x'.repeat(100e6)}"}\n`);
    const bytes = gzipSync(
      Buffer.concat([Buffer.from(`${HEADER}\n${ROW}\n`), long, Buffer.from(`${ROW}\n`)]),
    );
    const { rows, problem } = await opened(bytes);
    assert.equal(rows, 2);
    assert.match(
      problem ?? '',
      /^1 line could not be read and was left out \(line 3: it is longer than 32 MB\)/,
    );
  });

  it('for a bomb: reading stops at the bound, and says so', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from(`${HEADER}\n`), Buffer.alloc(90e6, `${ROW}\n`)]));
    assert.ok(bomb.length < 500_000);
    const { log, rows, problem } = await opened(bomb, 65_536, { maxRows: 20_000, maxBytes: 1e9 });
    assert.ok(rows >= 20_000 && rows < 25_000, String(rows));
    assert.equal(log.total, rows);
    assert.match(problem ?? '', /holds more than is read at once: these are its first 2\d,\d{3} rows/);
    const small = await opened(bomb, 65_536, { maxRows: 1e7, maxBytes: 2e6 });
    assert.match(small.problem ?? '', /holds more than is read at once/);
  });

  it('and a cancelled reading keeps what it has', async () => {
    const [log, abort] = [openLog(), new AbortController()];
    const bytes = gzipSync(Buffer.concat([Buffer.from(`${HEADER}\n`), Buffer.alloc(90e6, `${ROW}\n`)]));
    async function* pieces(): AsyncGenerator<Uint8Array> {
      yield Promise.resolve(bytes);
    }
    const { rows, problem } = await readArilog({
      bytes: pieces(),
      target: log,
      readFrame,
      limits: { maxRows: 1e7, maxBytes: 1e9 },
      signal: abort.signal,
      headed: () => undefined,
      progressed: (_bytes, read) => {
        if (read > 1000) abort.abort();
      },
    });
    assert.equal(log.total, rows);
    assert.ok(rows > 1000 && rows < 500_000);
    assert.match(problem ?? '', /^Reading was cancelled after [\d,]+ rows\.$/);
  });
});

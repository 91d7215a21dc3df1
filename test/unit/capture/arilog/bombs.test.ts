import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGzip } from 'node:zlib';
import { readFrame } from '../../../../src/ari/eventFrame';
import { readArilog } from '../../../../src/capture/arilog/readArilog';
import { openedLines, openLog, written, type Opened } from './captureFixture';

/* A capture in a workspace is a stranger's file. Whatever stands in it: what can be read is read, and nothing else happens. */

const HEADER = '{"format":"arilog","version":1,"connections":[{"id":0,"name":"x"}]}';
const AFTER = '{"time":2,"connection":0,"kind":"gap","from":1,"to":2,"reason":"after"}';
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

/** Lines that somebody has made up, each with how many rows it may become. */
const LINES: readonly (readonly [name: string, line: string, rows: number])[] = [
  [
    'an event as ours, deeper than any stack',
    `{"time":1,"connection":0,"kind":"event","event":{"type":"X","a":${nested(100_000)}}}`,
    0,
  ],
  [
    'an event as others write it, deeper than any stack',
    `{"kind":"event","time":1,"event":{"type":"X","a":${nested(100_000)}}}`,
    0,
  ],
  ['one that can just be written', `{"kind":"event","time":1,"event":{"type":"X","a":${nested(2_000)}}}`, 1],
  ['a million numbers', `{"kind":"event","time":1,"event":{"type":"X","a":[${'1,'.repeat(1_000_000)}1]}}`, 1],
  ['a moment that no date can tell', '{"time":1e300,"kind":"gap","from":1,"to":2,"reason":"r"}', 0],
  ['one just beyond', '{"time":8640000000000001,"kind":"snapshot","lines":[]}', 0],
  ['the last one', '{"time":8640000000000000,"kind":"snapshot","lines":[]}', 1],
  [
    'a gap between moments that no date can tell',
    '{"time":1,"kind":"gap","from":-1e300,"to":1e300,"reason":"r"}',
    1,
  ],
  ['a number beyond all', '{"time":1e999,"kind":"gap"}', 0],
  [
    'a call of odd numbers',
    '{"time":1,"kind":"call","call":{"status":1e300,"durationMs":-1e300,"operation":"x"}}',
    1,
  ],
  [
    'names of objects’ own',
    '{"time":1,"kind":"event","event":{"__proto__":{"type":"evil"},"constructor":1,"type":"X"}}',
    1,
  ],
  [
    'a connection that the header does not name',
    '{"time":1,"connection":1e15,"kind":"gap","from":1,"to":1,"reason":""}',
    1,
  ],
  ['a connection below zero', '{"time":1,"connection":-1,"kind":"gap","from":1,"to":1,"reason":""}', 1],
  [
    'half a million lines of a snapshot',
    `{"time":1,"kind":"snapshot","lines":[${'"",'.repeat(500_000)}""]}`,
    1,
  ],
  ['bytes that are no base64', '{"time":1,"kind":"malformed","base64":"%%%"}', 1],
];

/** Looks at all rows in every way that people can. */
async function lookAt({ log }: Opened): Promise<void> {
  for (const entry of log.entries()) {
    assert.notEqual(log.detail(entry.seq), undefined);
  }
  for (const format of ['arilog', 'ndjson', 'csv'] as const) await written(log, format);
}

for (const [name, line, rows] of LINES) {
  test(`a hostile line costs no more than itself: ${name}`, async () => {
    const file = await openedLines(HEADER, line, AFTER);
    assert.equal(file.rows, rows + 1);
    if (rows === 0)
      assert.match(file.problem ?? '', /^1 line could not be read and was left out \(line 2: it/);
    else assert.equal(file.problem, undefined);
    await lookAt(file);
  });
}

test('a header of the deepest kind and of a million connections', async () => {
  for (const connections of [nested(1_000_000), `[${'{"name":"n"},'.repeat(1_000_000)}{}]`]) {
    const file = await openedLines(`{"format":"arilog","version":1,"connections":${connections}}`, AFTER);
    assert.equal(file.rows, 1);
    assert.ok((file.header?.connections.length ?? 0) <= 10_000);
  }
});

/** Gzips `text`, `times` over, without ever holding all of it. */
async function* bomb(start: string, text: string, times: number): AsyncGenerator<Uint8Array> {
  const gzip = createGzip({ level: 9 });
  const filling = (async () => {
    gzip.write(start);
    const piece = Buffer.from(text);
    for (let time = 0; time < times; time += 1)
      if (!gzip.write(piece)) await new Promise((resolve) => gzip.once('drain', resolve));
    gzip.end();
  })();
  yield* gzip as AsyncIterable<Uint8Array>;
  await filling;
}

const MEGABYTE = 1024 * 1024;

for (const { name, text, times, problem } of [
  {
    name: '256 MB of zeros in one line',
    text: '\0'.repeat(MEGABYTE),
    times: 256,
    problem: /longer than 32 MB/,
  },
  {
    name: '1 GB of empty lines',
    text: '\n'.repeat(MEGABYTE),
    times: 1024,
    problem: /more than a million of its lines are no rows/,
  },
  {
    name: '1 GB of small mistakes',
    text: '{}\n'.repeat(MEGABYTE / 4),
    times: 1366,
    problem: /more than a million of its lines are no rows/,
  },
]) {
  test(`a file that unpacks to ${name} is given up, takes no more memory than its pieces, and others have their turns`, async () => {
    const log = openLog();
    let turns = 0;
    let most = 0;
    const start = process.memoryUsage().rss;
    const watch = setInterval(() => {
      turns += 1;
      most = Math.max(most, process.memoryUsage().rss - start);
    }, 5);
    const reading = await readArilog({
      bytes: bomb(`${HEADER}\n${AFTER}\n`, text, times),
      target: log,
      readFrame,
      limits: { maxRows: 10_000_000, maxBytes: 1024 * MEGABYTE },
      signal: new AbortController().signal,
      headed: () => undefined,
      progressed: () => undefined,
    });
    clearInterval(watch);
    assert.equal(reading.rows, 1);
    assert.match(reading.problem ?? '', problem);
    assert.ok(turns > 3, `${String(turns)} turns`);
    assert.ok(most < 512 * MEGABYTE, `${String(Math.round(most / MEGABYTE))} MB`);
  });
}

test('more rows than are read at once: the first are there, and the rest is said', async () => {
  const log = openLog();
  const reading = await readArilog({
    bytes: bomb(`${HEADER}\n`, `${AFTER}\n`.repeat(1000), 1000),
    target: log,
    readFrame,
    limits: { maxRows: 50_000, maxBytes: 1024 * MEGABYTE },
    signal: new AbortController().signal,
    headed: () => undefined,
    progressed: () => undefined,
  });
  assert.match(reading.problem ?? '', /^The file holds more than is read at once/);
  assert.ok(log.total >= 50_000 && log.total < 60_000, String(log.total));
});

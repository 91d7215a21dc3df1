import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { readFrame } from '../../../../src/ari/eventFrame';
import { csvLine } from '../../../../src/capture/exports/csvLine';
import { openFileSink } from '../../../../src/capture/exports/fileSink';
import { allRows, shownRows } from '../../../../src/capture/exports/savedRows';
import { writeCapture } from '../../../../src/capture/exports/writeCapture';
import type { LogEntry } from '../../../../src/capture/logEntry';
import { visibleText } from '../../../../src/shared/displayText';
import {
  CONNECTIONS,
  START,
  comparable,
  logOfEveryKind,
  openLog,
  opened,
  written,
} from '../arilog/captureFixture';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'capture-'));
after(() => fs.rmSync(folder, { recursive: true, force: true }));

const ORIGIN = { createdAt: START, writer: 'test', redacted: false, rows: 1, connections: CONNECTIONS };

/** What a CSV file says, by the rules of RFC 4180. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push((quoted ?? plain ?? '').replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('what is written', () => {
  it('as NDJSON are the events alone, each as it came on a line of its own', async () => {
    const log = openLog();
    log.append('a', readFrame('{"type":"Dial",\n "peer": {"id":"1"}}'), START);
    log.append('a', readFrame('no event'), START);
    log.appendGap('a', 1, 2, 'why');
    log.append('a', readFrame('{"type":"New"}'), START);
    assert.equal(
      String(await written(log, 'ndjson')),
      '{"type":"Dial",  "peer": {"id":"1"}}\n{"type":"New"}\n',
    );
  });

  it('as CSV is a line a row', async () => {
    const text = String(await written(logOfEveryKind(), 'csv'));
    assert.ok(text.startsWith('\ufefftime,server,kind,type,'));
    const rows = parseCsv(text.slice(1));
    assert.equal(rows.length, 10);
    assert.ok(rows.every(({ length }) => length === 10));
    assert.deepEqual(rows[1]?.slice(0, 8), [
      '2026-11-23T00:00:00.000Z',
      'Lab',
      'event',
      'StasisStart',
      'x',
      'PJSIP/alice-00000001',
      '1.2',
      '',
    ]);
    const call = rows[8] ?? [];
    assert.equal(call[1], 'Büro');
    assert.match(call[9] ?? '', /^POST \/channels\/1\.2\/play 201/);
  });

  it('as CSV is no formula for a spreadsheet, whatever separates its cells, and reads back', () => {
    const signs = fc.constantFrom('=', '+', '-', '@', '＝', '"', ',', ';', ' ', '\r', '\n', '\t', 'ä', '1');
    fc.assert(
      fc.property(fc.array(fc.string({ unit: signs }), { minLength: 1 }), (cells) => {
        const line = csvLine(cells);
        const [row = []] = parseCsv(line);
        assert.deepEqual(
          row.map((cell) => cell.replaceAll("'", '')),
          cells.map(visibleText),
        );
        const german = line.slice(0, -2).split(/[;\t\r\n]/);
        // Of the first cell the separator is the beginning: a time stands there in our files.
        for (const cell of [...row, ...german.slice(1)]) assert.doesNotMatch(cell, /^[\s"]*[=+\-@＝＋－＠]/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('as CSV orders nothing of a terminal, and hides nothing', () => {
    const line = csvLine(['a\u001b]52;c;ZXZpbA==\u0007', 'b\u202ecba', 'c\nd', '$(zap) [x](command:y)']);
    assert.equal(line, '"a␛]52;c;ZXZpbA==␇",b‹U+202E›cba,c␊d,$(zap) [x](command:y)\r\n');
  });

  it('redacted is so in every format', async () => {
    for (const format of ['arilog', 'ndjson', 'csv'] as const) {
      const bytes = await written(logOfEveryKind(), format, true);
      const { log, header } = await opened(bytes);
      const text = format === 'arilog' ? JSON.stringify(comparable(log)) : String(bytes);
      assert.doesNotMatch(text, /alice|Bob|501/, format);
      assert.match(text, /name1/);
      if (format === 'arilog') assert.equal(header?.redacted, true);
    }
  });
});

describe('which rows are written', () => {
  it('all that were there at the beginning', () => {
    const log = logOfEveryKind();
    const { count, entries } = allRows(log);
    const seqs: number[] = [];
    for (const { seq } of entries) {
      seqs.push(seq);
      log.append('a', readFrame('{"type":"Later"}'), START);
    }
    assert.equal(count, 9);
    assert.deepEqual(seqs, [0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('those that the filter shows, near and far apart', async () => {
    const log = openLog();
    const wanted: number[] = [];
    for (let row = 0; row < 5000; row += 1) {
      const isWanted = row % 7 === 0 && (row < 100 || row > 4000);
      if (isWanted) wanted.push(row);
      log.append('a', readFrame(JSON.stringify({ type: isWanted ? 'Dial' : 'Hold' })), START);
    }
    const { signal } = new AbortController();
    const filter = { text: '', types: ['Dial'], hiddenTypes: [] };
    const rows = await shownRows(
      log,
      filter,
      () => undefined,
      signal,
      () => undefined,
    );
    assert.equal(rows.count, wanted.length);
    assert.deepEqual(
      [...rows.entries].map(({ seq }) => seq),
      wanted,
    );
    rows.dispose();
    const abort = AbortSignal.abort();
    await assert.rejects(
      shownRows(
        openLog(),
        filter,
        () => undefined,
        abort,
        () => undefined,
      ).then(({ entries }) => [...entries].length === 0 && abort.throwIfAborted()),
      {
        name: 'AbortError',
      },
    );
  });

  it('but not those that leave the log meanwhile', async () => {
    const filter = { text: '', types: ['Dial'], hiddenTypes: [] };
    const { signal } = new AbortController();
    for (const shown of [false, true]) {
      const log = openLog();
      for (let row = 0; row < 1000; row += 1) log.append('a', readFrame('{"type":"Dial"}'), START);
      const nothing = (): undefined => undefined;
      const source = shown ? await shownRows(log, filter, nothing, signal, nothing) : allRows(log);
      const seqs: number[] = [];
      for (const { seq } of source.entries) {
        seqs.push(seq);
        if (seqs.length === 10) log.setLimits({ maxRows: log.total - 400, maxBytes: 1e9 });
      }
      assert.equal(seqs.length, source.count - 390);
    }
  });
});

describe('a file', () => {
  const names = (): string[] => fs.readdirSync(folder).sort();
  const save = async (
    file: string,
    entries: Iterable<LogEntry>,
    signal = new AbortController().signal,
  ): Promise<void> => {
    const sink = await openFileSink(file);
    try {
      await writeCapture({
        entries,
        format: 'arilog',
        origin: ORIGIN,
        write: async (bytes) => sink.write(bytes),
        signal,
        progressed: () => undefined,
      });
      await sink.commit();
    } catch (error) {
      await sink.abandon();
      throw error;
    }
  };

  it('takes its place when it is whole, and keeps who may read it', async () => {
    const file = path.join(folder, 'kept.arilog');
    fs.writeFileSync(file, 'before', { mode: 0o600 });
    const log = logOfEveryKind();
    await save(file, log.entries());
    assert.equal((await opened(fs.readFileSync(file))).rows, 9);
    if (process.platform !== 'win32') assert.equal(fs.statSync(file).mode & 0o777, 0o600);
    assert.deepEqual(names(), ['kept.arilog']);
  });

  it('is left as it was when the rows cannot be written, and when it is cancelled', async () => {
    const file = path.join(folder, 'kept.arilog');
    fs.writeFileSync(file, 'before');
    function* broken(): Generator<LogEntry> {
      yield* logOfEveryKind().entries();
      throw new Error('the log broke');
    }
    await assert.rejects(save(file, broken()), /the log broke/);
    await assert.rejects(save(file, logOfEveryKind().entries(), AbortSignal.abort()), { name: 'AbortError' });
    assert.equal(fs.readFileSync(file, 'utf8'), 'before');
    assert.deepEqual(names(), ['kept.arilog']);
  });

  it('that cannot be opened says so as the system does', async () => {
    await assert.rejects(openFileSink(path.join(folder, 'no', 'such', 'place.arilog')), { code: 'ENOENT' });
  });

  it('gives up when the disk is full', async () => {
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    const entries = (function* () {
      for (let round = 0; round < 300; round += 1) yield* logOfEveryKind().entries();
    })();
    const write = async (): Promise<void> => Promise.reject(full);
    const { signal } = new AbortController();
    await assert.rejects(
      writeCapture({ entries, format: 'csv', origin: ORIGIN, write, signal, progressed: () => undefined }),
      full,
    );
  });
});

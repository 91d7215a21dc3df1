import assert from 'node:assert/strict';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { FrameReader } from '../../src/ari/frameReader';
import { readArilog } from '../../src/capture/arilog/readArilog';
import { EventLog } from '../../src/capture/eventLog';
import { openFileSink } from '../../src/capture/exports/fileSink';
import { allRows } from '../../src/capture/exports/savedRows';
import { writeCapture } from '../../src/capture/exports/writeCapture';
import type { BenchReport } from './benchLine';
import { eventFrames, meanSize } from './eventFrames';
import { compare, times } from './measure';

const ROWS = 1_000_000;
const DIFFERENT = 100_000;
const RUNS = 3;
const LIMITS = { maxRows: 10_000_000, maxBytes: 1024 * 1024 * 1024 };

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function megabytes(file: string): string {
  return `${(fs.statSync(file).size / 1e6).toFixed(0)} MB`;
}

function filledLog(): EventLog {
  const log = new EventLog({ maxRows: ROWS, maxBytes: Number.MAX_SAFE_INTEGER });
  const frames = new FrameReader();
  const raw = eventFrames(DIFFERENT);
  for (let row = 0; row < ROWS; row += 1) {
    const frame = raw[row % DIFFERENT];
    if (frame) log.append('server', frames.read(frame), row);
  }
  return log;
}

async function save(log: EventLog, file: string): Promise<void> {
  const { count, entries } = allRows(log);
  const sink = await openFileSink(file);
  const rows = await writeCapture({
    entries,
    format: 'arilog',
    origin: {
      createdAt: 0,
      writer: 'bench',
      redacted: false,
      rows: count,
      connections: new Map([['server', { name: 'server', server: undefined }]]),
    },
    write: async (bytes) => sink.write(bytes),
    signal: new AbortController().signal,
    progressed: () => undefined,
  });
  await sink.commit();
  assert.equal(rows, ROWS);
}

/** Parsed objects as JSON lines through a gzip stream of Node's own level. */
async function savePeer(log: EventLog, file: string): Promise<void> {
  const gzip = createGzip();
  const done = finished(gzip.pipe(fs.createWriteStream(file)));
  for (const entry of log.entries()) {
    if (!('raw' in entry)) continue;
    const event: unknown = JSON.parse(entry.raw.toString('utf8'));
    const line = `${JSON.stringify({ time: entry.time, connection: 0, kind: 'event', event })}\n`;
    if (!gzip.write(line)) await once(gzip, 'drain');
  }
  gzip.end();
  await done;
}

async function open(file: string): Promise<void> {
  const log = new EventLog(LIMITS);
  const frames = new FrameReader();
  const { problem } = await readArilog({
    bytes: fs.createReadStream(file, { highWaterMark: 256 * 1024 }),
    target: log,
    readFrame: (raw) => frames.read(raw),
    limits: LIMITS,
    signal: new AbortController().signal,
    headed: () => undefined,
    progressed: () => undefined,
  });
  assert.equal(problem, undefined);
  assert.equal(log.total, ROWS);
  log.dispose();
}

/** A gunzip stream cut into lines, each parsed; nothing is kept. */
async function openPeer(file: string): Promise<void> {
  let lines = 0;
  let begun = '';
  const text = fs.createReadStream(file).pipe(createGunzip()).setEncoding('utf8');
  for await (const piece of text as AsyncIterable<string>) {
    const parts = (begun + piece).split('\n');
    begun = parts.pop() ?? '';
    for (const line of parts) {
      const value: unknown = JSON.parse(line);
      if (typeof value === 'object') lines += 1;
    }
  }
  assert.equal(lines, ROWS + 1);
}

/** Saving and opening a capture of a million events, against streams of Node with JSON. */
export async function captureFiles(): Promise<BenchReport> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-captures-'));
  const [file, peerFile] = [path.join(folder, 'ours.arilog'), path.join(folder, 'theirs.jsonl.gz')];
  try {
    const log = filledLog();
    await log.settle();
    const saved = await compare(
      RUNS,
      () => save(log, file),
      () => savePeer(log, peerFile),
    );
    log.dispose();
    const opened = await compare(
      RUNS,
      () => open(file),
      () => openPeer(file),
    );
    return {
      input: `${ROWS.toLocaleString('en')} events of ${meanSize(eventFrames(DIFFERENT))}, ${megabytes(file)} saved by us, ${megabytes(peerFile)} by the peer, ${String(RUNS)} runs`,
      lines: [
        {
          what: `files: save ${ROWS.toLocaleString('en')} events (.arilog)`,
          ours: seconds(saved.ours),
          peer: 'JSON.parse, JSON.stringify → gzip stream',
          theirs: seconds(saved.peer),
          ratio: `${times(saved.ours / saved.peer)} the time`,
        },
        {
          what: `files: open ${ROWS.toLocaleString('en')} events, into the log, ready to be filtered`,
          ours: seconds(opened.ours),
          peer: 'gunzip stream → lines → JSON.parse, nothing kept',
          theirs: seconds(opened.peer),
          ratio: `${times(opened.ours / opened.peer)} the time`,
        },
      ],
    };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

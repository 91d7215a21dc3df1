import { gzipSync } from 'node:zlib';
import { readFrame } from '../../../../src/ari/eventFrame';
import { readArilog, type CaptureReading } from '../../../../src/capture/arilog/readArilog';
import type { CaptureHeader } from '../../../../src/capture/arilog/captureHeader';
import { EventLog } from '../../../../src/capture/eventLog';
import type { CaptureFormat } from '../../../../src/capture/exports/captureEncoder';
import { writeCapture } from '../../../../src/capture/exports/writeCapture';
import type { LogEntry, LoggedCall } from '../../../../src/capture/logEntry';

/** A day of 2026 to count from. */
export const START = Date.UTC(2026, 10, 23);

/** A log without bounds that matter. */
export function openLog(): EventLog {
  return new EventLog({ maxRows: 10_000_000, maxBytes: 1e9 });
}

/** A REST call that went well. */
export const CALL: LoggedCall = {
  operation: 'channels.play',
  method: 'POST',
  path: '/channels/1.2/play',
  status: 201,
  durationMs: 12.5,
  error: undefined,
  background: false,
};

/** A log with a row of every kind, on two connections. */
export function logOfEveryKind(): EventLog {
  const log = openLog();
  const channel = { id: '1.2', name: 'PJSIP/alice-00000001', caller: { name: 'Bob "B" Ä', number: '501' } };
  log.append('a', readFrame(JSON.stringify({ type: 'StasisStart', application: 'x', channel })), START);
  log.append('b', readFrame(JSON.stringify({ type: 'FromTheFuture', nested: { type: 'Dial' } })), START + 1);
  log.append('a', readFrame('no JSON at all\nin two lines'), START + 2);
  log.append('a', readFrame(Buffer.from([0xff, 0x00, 0x0a, 0x7b])), START + 3);
  log.append('a', readFrame(''), START + 4);
  log.appendGap('a', START + 5, START + 900, 'the "connection" was\nlost');
  log.appendSnapshot('a', START + 901, ['channel PJSIP/alice-00000001 is gone', '']);
  log.appendCall('b', START + 902, CALL);
  const gone = { ...CALL, status: undefined, error: 'no answer came', background: true };
  log.appendCall('b', START + 903, gone);
  return log;
}

/** The names of {@link logOfEveryKind}’s connections. */
export const CONNECTIONS = new Map([
  ['a', { name: 'Lab', server: 'http://127.0.0.1:8088' }],
  ['b', { name: 'Büro', server: undefined }],
]);

/** `log` as a file. */
export async function written(log: EventLog, format: CaptureFormat, redacted = false): Promise<Buffer> {
  const pieces: Buffer[] = [];
  await writeCapture({
    entries: log.entries(),
    format,
    origin: {
      createdAt: START,
      writer: 'test 1.0',
      redacted,
      rows: log.total,
      connections: CONNECTIONS,
    },
    write: async (bytes) => {
      pieces.push(Buffer.from(bytes));
      return Promise.resolve();
    },
    signal: new AbortController().signal,
    progressed: () => undefined,
  });
  return Buffer.concat(pieces);
}

/** What came out of a file. */
export interface Opened extends CaptureReading {
  readonly log: EventLog;
  readonly header: CaptureHeader | undefined;
}

/** Reads a file's bytes in pieces of `size`. */
export async function opened(
  bytes: Buffer,
  size = 65_536,
  limits = { maxRows: 1e7, maxBytes: 1e9 },
): Promise<Opened> {
  const log = openLog();
  let header: CaptureHeader | undefined;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) {
      yield bytes.subarray(at, at + size);
      await Promise.resolve();
    }
  }
  const reading = await readArilog({
    bytes: pieces(),
    target: log,
    readFrame,
    limits,
    signal: new AbortController().signal,
    headed: (found) => (header = found),
    progressed: () => undefined,
  });
  return { ...reading, log, header };
}

/** Reads a file made of these lines. */
export async function openedLines(...lines: readonly string[]): Promise<Opened> {
  return opened(gzipSync(lines.map((line) => `${line}\n`).join('')));
}

/** An entry without what differs from log to log: its number, and its connection’s id. */
export function comparable(log: EventLog): unknown[] {
  return [...log.entries()].map((entry: LogEntry) => {
    const alike = { ...entry, seq: 0, connectionId: '' };
    return 'raw' in alike ? { ...alike, raw: alike.raw.toString('latin1') } : alike;
  });
}

import { createGzip } from 'node:zlib';
import { ByteBatch } from '../arilog/byteBatch';
import { ZlibPump } from '../arilog/zlibPump';
import type { LogEntry } from '../logEntry';
import { redactEntry } from '../redaction/redactEntry';
import { StandIns } from '../redaction/standIns';
import { captureEncoder, type CaptureFormat, type CaptureOrigin } from './captureEncoder';

/**
 * A quarter smaller than level 1, and hardly slower: zlib has a thread of its own, and encoding the rows takes
 * longer than compressing them.
 */
const GZIP_LEVEL = 6;
const BATCH_BYTES = 512 * 1024;
/** How long rows are encoded without a turn for others, ms. */
const SLICE_MS = 12;
/** Rows encoded between two looks at the clock. */
const STEP = 32;

/** What a capture is written from and to. */
export interface WriteCaptureOptions {
  readonly entries: Iterable<LogEntry>;
  readonly format: CaptureFormat;
  readonly origin: CaptureOrigin;
  /** Takes the file's bytes, one piece after another. */
  readonly write: (bytes: Buffer) => Promise<void>;
  readonly signal: AbortSignal;
  /** Called now and then with the number of rows written. */
  readonly progressed: (rows: number) => void;
}

/** Encodes rows for some ms; answers whether there are more. */
function takeSlice(entries: Iterator<LogEntry>, take: (entry: LogEntry) => boolean): boolean {
  const until = performance.now() + SLICE_MS;
  do {
    for (let step = 0; step < STEP; step += 1) {
      const next = entries.next();
      if (next.done) return false;
      if (!take(next.value)) return true;
    }
  } while (performance.now() < until);
  return true;
}

/** Compresses what is handed to it, while the caller encodes the next. */
function gzipped(write: (bytes: Buffer) => Promise<void>): {
  readonly write: (bytes: Buffer) => Promise<void>;
  readonly end: () => Promise<void>;
  readonly dispose: () => void;
} {
  const pump = new ZlibPump(createGzip({ level: GZIP_LEVEL, chunkSize: 128 * 1024 }));
  let coming: Promise<readonly Buffer[]> | undefined;
  const settle = async (): Promise<void> => {
    for (const bytes of (await coming) ?? []) await write(bytes);
    if (pump.failed) throw pump.failed;
  };
  return {
    write: async (bytes) => {
      await settle();
      coming = pump.push(bytes);
    },
    end: async () => {
      await settle();
      coming = pump.end();
      await settle();
    },
    dispose: () => pump.dispose(),
  };
}

/**
 * Writes rows as a file of `format` and resolves with how many it holds. Rejects with the signal's reason
 * when cancelled, and as `write` does.
 */
export async function writeCapture(options: WriteCaptureOptions): Promise<number> {
  const { format, origin, signal, progressed } = options;
  const encoder = captureEncoder(format, origin);
  const standIns = new StandIns();
  const batch = new ByteBatch(BATCH_BYTES);
  const packed = format === 'arilog' ? gzipped(options.write) : undefined;
  const write = packed?.write ?? options.write;
  let rows = 0;
  const take = (entry: LogEntry): boolean => {
    const shown = origin.redacted ? redactEntry(entry, standIns) : entry;
    if (encoder.row(batch, shown)) rows += 1;
    return batch.length < BATCH_BYTES;
  };
  try {
    const entries = options.entries[Symbol.iterator]();
    encoder.head(batch);
    for (let more = true; more;) {
      more = takeSlice(entries, take);
      if (batch.length >= BATCH_BYTES || !more) await write(batch.take());
      progressed(rows);
      if (more) await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
    }
    await packed?.end();
    return rows;
  } finally {
    packed?.dispose();
  }
}

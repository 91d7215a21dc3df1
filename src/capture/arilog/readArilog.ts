import { CaptureReader, LONGEST_LINE, type CaptureReaderOptions } from './captureReader';
import { CaptureDamage, inflateCapture } from './inflateCapture';
import { LineSplitter } from './lineSplitter';

/** How long rows are taken without a turn for others, ms. */
const SLICE_MS = 12;

/** So many lines that are no rows have no place in a capture; a small file could hold billions. */
const MOST_STRAY_LINES = 1_000_000;

/** What a capture is read from and into. */
export interface ReadArilogOptions extends CaptureReaderOptions {
  /** The file's bytes, in pieces of any size. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Reading stops where the target holds so many rows, or so many bytes. */
  readonly limits: { readonly maxRows: number; readonly maxBytes: number };
  readonly signal: AbortSignal;
  /** Called now and then with the number of the file's bytes and of rows read. */
  readonly progressed: (bytes: number, rows: number) => void;
}

/** How far a capture was read. */
export interface CaptureReading {
  readonly rows: number;
  /** What is wrong with the file, or why it was not read to its end, for people; undefined when all is well. */
  readonly problem: string | undefined;
}

async function takeAll(options: ReadArilogOptions, reader: CaptureReader): Promise<void> {
  const { target, limits, signal, progressed } = options;
  const splitter = new LineSplitter(reader, LONGEST_LINE);
  const isCancelled = (): boolean => {
    if (signal.aborted) reader.report.stopped = 'cancelled';
    return signal.aborted;
  };
  let sliceEnd = performance.now() + SLICE_MS;
  for await (const { bytes, consumed } of inflateCapture(options.bytes)) {
    // Before the rows: the log may be another reading's by now.
    if (isCancelled()) return;
    splitter.push(bytes);
    if (target.total >= limits.maxRows || target.bytes >= limits.maxBytes) {
      reader.report.stopped = 'full';
      return;
    }
    if (reader.strayLines > MOST_STRAY_LINES) {
      reader.report.stopped = 'stray';
      return;
    }
    if (performance.now() < sliceEnd) continue;
    progressed(consumed, reader.report.rows);
    await new Promise((resolve) => setImmediate(resolve));
    sliceEnd = performance.now() + SLICE_MS;
  }
  if (isCancelled()) return;
  const rest = splitter.rest();
  if (rest) reader.rest(rest);
  reader.end();
}

/**
 * Reads an `.arilog` file into a log, row by row as it comes. Never throws for what is wrong with the file:
 * what could be read is in the log, and the answer says the rest. Rejects only as `bytes` does.
 */
export async function readArilog(options: ReadArilogOptions): Promise<CaptureReading> {
  const reader = new CaptureReader(options);
  const { report } = reader;
  try {
    await takeAll(options, reader);
  } catch (error) {
    if (!(error instanceof CaptureDamage)) throw error;
    report.damage = error.message;
  }
  return { rows: report.rows, problem: report.problem() };
}

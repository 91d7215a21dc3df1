import type { EventFrame } from '../../ari/eventFrame';
import { captureConnectionId } from '../../shared/captureConnectionId';
import type { LoggedCall } from '../logEntry';
import { parseHeader, type CaptureHeader } from './captureHeader';
import type { CaptureRow } from './captureRow';
import { decodeOwnEvent, decodeRow } from './decodeRow';
import { CaptureDamage } from './inflateCapture';
import { ReadingReport } from './readingReport';

/** Twice the largest frame that a connection takes: what is longer is nobody's event. */
export const LONGEST_LINE = 32 * 1024 * 1024;
const CARRIAGE_RETURN = 13;

/** Where the rows of a capture go: an EventLog. */
export interface CaptureTarget {
  readonly total: number;
  readonly bytes: number;
  append(connectionId: string, frame: EventFrame, time: number): void;
  appendGap(connectionId: string, from: number, to: number, reason: string): void;
  appendSnapshot(connectionId: string, time: number, lines: readonly string[]): void;
  appendCall(connectionId: string, time: number, call: LoggedCall): void;
}

/** What a {@link CaptureReader} hands its lines to. */
export interface CaptureReaderOptions {
  readonly target: CaptureTarget;
  /** Reads an event's bytes; never throws. */
  readonly readFrame: (raw: Buffer) => EventFrame;
  /** Called with the header, before the first row. */
  readonly headed: (header: CaptureHeader) => void;
}

/** Takes the lines of one capture: the header first, then the rows, each into the log. */
export class CaptureReader {
  readonly #options: CaptureReaderOptions;
  readonly report = new ReadingReport();
  #header: CaptureHeader | undefined;
  #line = 0;

  /** Lines so far that are no rows: empty ones, and what could not be read. */
  get strayLines(): number {
    return this.#line - this.report.rows;
  }

  constructor(options: CaptureReaderOptions) {
    this.#options = options;
  }

  line(line: Buffer): void {
    this.#line += 1;
    if (this.#header) this.#row(line);
    else {
      const header = parseHeader(line.toString('utf8'));
      if (typeof header === 'string') throw new CaptureDamage(header);
      this.#header = header;
      this.report.promised = header.rows;
      this.#options.headed(header);
    }
  }

  tooLong(): void {
    this.#line += 1;
    this.#needHeader();
    this.report.unreadable(this.#line, `it is longer than ${String(LONGEST_LINE / 1024 / 1024)} MB`);
  }

  /** Takes what stands behind the last line's end: a whole row, or the beginning of one. */
  rest(line: Buffer): void {
    const complete = this.#header !== undefined && typeof decodeRow(line) !== 'string';
    if (complete || !this.#header) this.line(line);
    else this.report.cutLine = true;
  }

  /** Tells that the file has ended. */
  end(): void {
    this.#needHeader();
  }

  #needHeader(): void {
    if (!this.#header) throw new CaptureDamage('This is no ARI capture: its header line is missing.');
  }

  #row(line: Buffer): void {
    const own = decodeOwnEvent(line);
    const frame = own && this.#options.readFrame(own.raw);
    if (own && frame && frame.kind !== 'malformed') {
      this.#options.target.append(this.#connectionId(own.connection), frame, own.time);
      this.report.rows += 1;
    } else if (line.length > 0 && line[0] !== CARRIAGE_RETURN) this.#foreign(line);
  }

  #foreign(line: Buffer): void {
    const row = decodeRow(line);
    if (typeof row === 'string') this.report.unreadable(this.#line, row);
    else {
      this.#append(row);
      this.report.rows += 1;
    }
  }

  #append(row: CaptureRow): void {
    const { target, readFrame } = this.#options;
    const id = this.#connectionId(row.connection);
    switch (row.kind) {
      case 'frame':
        target.append(id, readFrame(row.raw), row.time);
        break;
      case 'gap':
        target.appendGap(id, row.from, row.to, row.reason);
        break;
      case 'snapshot':
        target.appendSnapshot(id, row.time, row.lines);
        break;
      case 'call':
        target.appendCall(id, row.time, row.call);
        break;
    }
  }

  /** Only ids of the header's list: a hostile file could name a million others. */
  #connectionId(place: number): string {
    const known = this.#header?.connections[place] !== undefined;
    return known ? captureConnectionId(place) : 'unknown';
  }
}

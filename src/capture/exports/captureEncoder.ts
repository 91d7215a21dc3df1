import type { ByteBatch } from '../arilog/byteBatch';
import { headerLine, type CaptureConnection } from '../arilog/captureHeader';
import { encodeRow } from '../arilog/encodeRow';
import { entryRow } from '../entryRow';
import type { LogEntry } from '../logEntry';
import { csvLine } from './csvLine';

/** What rows can be saved as. */
export type CaptureFormat = 'arilog' | 'ndjson' | 'csv';

/** What a file tells beside its rows. */
export interface CaptureOrigin {
  /** When it is written, ms since 1970. */
  readonly createdAt: number;
  /** The program that writes it, with its version. */
  readonly writer: string;
  readonly redacted: boolean;
  /** How many rows will come. */
  readonly rows: number;
  /** The connections of the rows, by their id in the log. */
  readonly connections: ReadonlyMap<string, CaptureConnection>;
}

/** Turns rows into the bytes of one format. */
export interface CaptureEncoder {
  /** Adds what stands before the first row. */
  head(batch: ByteBatch): void;
  /** Adds a row; false where the format has no place for it. */
  row(batch: ByteBatch, entry: LogEntry): boolean;
}

function arilog(origin: CaptureOrigin): CaptureEncoder {
  const places = new Map([...origin.connections.keys()].map((id, place) => [id, place]));
  return {
    head: (batch) => {
      batch.text(`${headerLine({ ...origin, connections: [...origin.connections.values()] })}\n`);
    },
    row: (batch, entry) => {
      encodeRow(batch, entry, places.get(entry.connectionId) ?? places.size);
      return true;
    },
  };
}

/** Events only, each as the server sent it, on a line of its own. */
function ndjson(): CaptureEncoder {
  return {
    head: () => undefined,
    row: (batch, entry) => {
      if (entry.kind !== 'event' && entry.kind !== 'unknown') return false;
      batch.line(entry.raw);
      batch.text('\n');
      return true;
    },
  };
}

const COLUMNS = [
  'time',
  'server',
  'kind',
  'type',
  'application',
  'resource',
  'channel',
  'bridge',
  'status',
  'summary',
];
/** Spreadsheets take a file for UTF-8 when it begins with it. */
const BYTE_ORDER_MARK = '\ufeff';

function csv({ connections }: CaptureOrigin): CaptureEncoder {
  return {
    head: (batch) => {
      batch.text(BYTE_ORDER_MARK + csvLine(COLUMNS));
    },
    row: (batch, entry) => {
      const row = entryRow(entry);
      batch.text(
        csvLine([
          new Date(row.time).toISOString(),
          connections.get(row.connectionId)?.name ?? '',
          row.kind,
          row.type,
          row.application ?? '',
          row.resource,
          row.channelId ?? '',
          row.bridgeId ?? '',
          row.status === undefined ? '' : String(row.status),
          row.summary,
        ]),
      );
      return true;
    },
  };
}

/** The encoder of a format. */
export function captureEncoder(format: CaptureFormat, origin: CaptureOrigin): CaptureEncoder {
  switch (format) {
    case 'arilog':
      return arilog(origin);
    case 'ndjson':
      return ndjson();
    case 'csv':
      return csv(origin);
  }
}

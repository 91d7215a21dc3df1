import type { RowKind } from '../shared/eventRow';
import { textAt } from './fields';
import type { CallEntry, GapEntry, LogEntry, SnapshotEntry } from './logEntry';
import { parseEvent } from './parseEvent';

/** What is known of a row before its bytes are read. */
export interface StoredRow {
  readonly seq: number;
  readonly time: number;
  readonly connectionId: string;
  readonly kind: RowKind;
  /** Undefined when there were too many types to number this one. */
  readonly type: string | undefined;
  readonly bytes: Buffer;
}

/** The bytes of a row that is no frame: what is read of it later. */
export function entryBytes(
  entry: Pick<GapEntry, 'from' | 'to' | 'reason'> | Pick<SnapshotEntry, 'lines'> | Pick<CallEntry, 'call'>,
): Buffer {
  return Buffer.from(JSON.stringify(entry));
}

/** Reads a row back; a frame's `raw` is the store's own bytes, not a copy. */
export function readEntry({ seq, time, connectionId, kind, type, bytes }: StoredRow): LogEntry {
  const own = { seq, time, connectionId };
  switch (kind) {
    case 'gap':
      return { ...own, type: type ?? '', kind, ...(read(bytes) as Pick<GapEntry, 'from' | 'to' | 'reason'>) };
    case 'snapshot':
      return { ...own, type: type ?? '', kind, ...(read(bytes) as Pick<SnapshotEntry, 'lines'>) };
    case 'call':
      return { ...own, type: type ?? '', kind, ...(read(bytes) as Pick<CallEntry, 'call'>) };
    default:
      return { ...own, type: type ?? textAt(parseEvent(bytes) ?? {}, 'type'), kind, raw: bytes };
  }
}

/** JSON that {@link entryBytes} wrote. */
function read(bytes: Buffer): unknown {
  return JSON.parse(bytes.toString('utf8'));
}

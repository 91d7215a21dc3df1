import type { RowKind } from '../shared/eventRow';

interface Entry {
  /** Counts all entries ever logged; never reused. */
  readonly seq: number;
  /** When it arrived here, ms since 1970. */
  readonly time: number;
  readonly connectionId: string;
  readonly type: string;
}

/** A frame of the event WebSocket, kept as it was received. */
export interface FrameEntry extends Entry {
  readonly kind: Extract<RowKind, 'event' | 'unknown' | 'malformed'>;
  /** The frame’s bytes. */
  readonly raw: Buffer;
}

/** A time in which events were lost. */
export interface GapEntry extends Entry {
  readonly kind: 'gap';
  /** When events were last received and when they are again, ms since 1970. */
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

/** What a snapshot after a gap found changed. */
export interface SnapshotEntry extends Entry {
  readonly kind: 'snapshot';
  /** One line of text per changed resource. */
  readonly lines: readonly string[];
}

/** Whatever the event log holds. */
export type LogEntry = FrameEntry | GapEntry | SnapshotEntry;

/** What an entry costs beyond its text, in bytes: an estimate of the objects around it. */
const OVERHEAD = 160;

/** Bytes that an entry occupies, for the log's bound. */
export function entryBytes(entry: LogEntry): number {
  switch (entry.kind) {
    case 'gap':
      return OVERHEAD + entry.reason.length;
    case 'snapshot':
      return entry.lines.reduce((bytes, line) => bytes + line.length * 2, OVERHEAD);
    default:
      return OVERHEAD + entry.raw.length;
  }
}

import type { RowKind } from '../shared/eventRow';

interface Entry {
  /** Counts all entries ever logged; never reused. */
  readonly seq: number;
  /** When it arrived here, ms since 1970. */
  readonly time: number;
  readonly connectionId: string;
  /** The event's type, cut where it is very long, or a word for what is no event. */
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

/** A REST call of ours. */
export interface LoggedCall {
  /** Its name in the table of operations, such as `channels.answer`. */
  readonly operation: string;
  readonly method: string;
  /** The path below `/ari`, no credentials in it. */
  readonly path: string;
  /** The HTTP status; undefined when no answer came. */
  readonly status: number | undefined;
  readonly durationMs: number;
  /** What went wrong, for people. */
  readonly error: string | undefined;
  /** True for calls that nobody asked for: polling, snapshots. */
  readonly background: boolean;
  /** True for the row of the request itself, before its effects; the answer has a row of its own. */
  readonly sent?: true;
}

/** A REST call that the extension made. */
export interface CallEntry extends Entry {
  readonly kind: 'call';
  readonly call: LoggedCall;
}

/** Whatever the event log holds. */
export type LogEntry = FrameEntry | GapEntry | SnapshotEntry | CallEntry;

/** What a row of the event log is. */
export type RowKind =
  /** An event of a type we know. */
  | 'event'
  /** An event of a type that our tables do not have: kept and shown as it came. */
  | 'unknown'
  /** A frame that is no JSON object: kept and shown as it came. */
  | 'malformed'
  /** Events were lost here, from one time to another. */
  | 'gap'
  /** What a snapshot after a gap found changed. */
  | 'snapshot';

/** One line of the events view. All strings are untrusted. */
export interface EventRow {
  /** Counts up by one for every row ever logged, over all connections; never reused. */
  readonly seq: number;
  /** When the frame arrived here, ms since 1970. */
  readonly time: number;
  readonly connectionId: string;
  readonly kind: RowKind;
  /** The event's `type`, or a word for a row that is no event. */
  readonly type: string;
  /** What the event is about, for people: a channel's name, a bridge's id. */
  readonly resource: string;
  readonly summary: string;
  /** The channel that the buttons act on when this row is selected. */
  readonly channelId?: string;
  readonly bridgeId?: string;
}

/** Which rows the events view shows. */
export interface RowFilter {
  /** Shown are rows whose type, resource, summary or raw text contains this, letter case aside. */
  readonly text: string;
  /** Shown are rows of these types; all when empty. */
  readonly types: readonly string[];
  /** Shown are rows that touch this channel or bridge; all when absent. */
  readonly resourceId?: string;
  /** Shown are rows of this connection; of all when absent. Two servers may know the same id. */
  readonly connectionId?: string;
}

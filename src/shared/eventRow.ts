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
  | 'snapshot'
  /** A REST call that the extension made. */
  | 'call';

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
  /** The Stasis application that the event was sent to, or that the call is about. */
  readonly application?: string;
  /** HTTP status of a call; absent when no answer came. */
  readonly status?: number;
  /** True for a call that failed. */
  readonly failed?: boolean;
  /** Of a gap: when events were last received and when they were again, ms since 1970. */
  readonly lostFrom?: number;
  readonly lostTo?: number;
  /** True where the row touches the channel or bridge that is selected in the tree. */
  readonly highlighted?: boolean;
  /** True where the search under way finds the row. */
  readonly found?: boolean;
}

/** Which rows the events view shows. */
export interface RowFilter {
  /** The filter language; shown are the rows for which all its terms hold. */
  readonly text: string;
  /** Shown are rows of these types; all when empty. */
  readonly types: readonly string[];
  /** Not shown are rows of these types. */
  readonly hiddenTypes: readonly string[];
  /** Shown are rows that touch this channel or bridge; all when absent. */
  readonly resourceId?: string;
  /** Shown are rows of this connection; of all when absent. Two servers may know the same id. */
  readonly connectionId?: string;
}

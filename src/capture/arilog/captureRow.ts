import type { GapEntry, LoggedCall, SnapshotEntry } from '../logEntry';

interface Row {
  /** When it was logged, ms since 1970. */
  readonly time: number;
  /** Place of its connection in the header's list. */
  readonly connection: number;
}

/** A row of a capture as a line holds it. */
export type CaptureRow =
  /** What the server sent: the event's JSON, or what came instead of one. */
  | (Row & { readonly kind: 'frame'; readonly raw: Buffer })
  | (Row & { readonly kind: 'gap' } & Pick<GapEntry, 'from' | 'to' | 'reason'>)
  | (Row & { readonly kind: 'snapshot' } & Pick<SnapshotEntry, 'lines'>)
  | (Row & { readonly kind: 'call'; readonly call: LoggedCall });

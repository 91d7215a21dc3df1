import type { EventFrame } from '../ari/eventFrame';
import { Emitter, type Disposable, type Listen } from '../shared/emitter';
import type { EventRow, RowFilter } from '../shared/eventRow';
import type { RowDetail } from '../shared/protocol';
import { callResources } from './callResources';
import { entryDetail } from './entryDetail';
import { entryRow } from './entryRow';
import type { LogEntry, LoggedCall } from './logEntry';
import { LogView } from './logView';
import { entryBytes } from './readEntry';
import { rowMatcher, type ConnectionNames, type RowMatcher } from './rowMatcher';
import { RowStore, type NewRow, type StoreLayout } from './rowStore';

/** How much an {@link EventLog} keeps, whichever is reached first. */
export interface EventLogLimits {
  /** Rows of all connections together. */
  readonly maxRows: number;
  /**
   * Bytes held: rows as they came or deflated, index and tables. The newest chunk stays, however small
   * the limit.
   */
  readonly maxBytes: number;
}

/**
 * Every event of every connection in the order of arrival, our REST calls, and the gaps between them.
 * Bounded: the oldest go first, and are counted. Frames are kept as received; what a row shows of them is
 * worked out when it is asked for.
 */
export class EventLog implements Disposable {
  readonly #store: RowStore;
  readonly #changed = new Emitter<void>();
  #limits: EventLogLimits;
  #dropped = 0;
  #startedAt: number | undefined;

  constructor(limits: EventLogLimits, layout: StoreLayout = {}) {
    this.#limits = limits;
    this.#store = new RowStore(layout);
  }

  /** Fires after every change, synchronously: listeners only take note of it. */
  readonly onDidChange: Listen<void> = this.#changed.event;

  /** Rows in the log. */
  get total(): number {
    return this.#store.end - this.#store.start;
  }

  /** Rows that left because of the limits since the last {@link clear}. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Bytes that the log occupies, as its limit counts them. */
  get bytes(): number {
    return this.#store.bytes;
  }

  /** When the first row since the last {@link clear} came, ms since 1970. */
  get startedAt(): number | undefined {
    return this.#startedAt;
  }

  /** The types in the log with their number of rows, the most frequent first; at most some 1,000. */
  types(): ReadonlyMap<string, number> {
    return this.#store.types.counts();
  }

  /** Every connection that has rows in the log. */
  connectionIds(): readonly string[] {
    return [...this.#store.connections.counts().keys()];
  }

  /** Changes the limits; the oldest rows beyond them leave at once. */
  setLimits(limits: EventLogLimits): void {
    this.#limits = limits;
    this.#keepLimits();
    this.#changed.fire();
  }

  /** Logs a frame that arrived at `time` (ms since 1970); its bytes are copied. */
  append(connectionId: string, frame: EventFrame, time: number): void {
    const { kind, raw, application, channelIds, bridgeIds } = frame;
    const type = kind === 'malformed' ? 'Malformed frame' : frame.type;
    this.#add({ time, connectionId, kind, type, application, channelIds, bridgeIds, bytes: raw });
  }

  /** Logs that events were lost from one time to another (ms since 1970). */
  appendGap(connectionId: string, from: number, to: number, reason: string): void {
    const bytes = entryBytes({ from, to, reason });
    this.#addOwn({ time: to, connectionId, kind: 'gap', type: 'Events lost', bytes });
  }

  /** Logs what a snapshot at `time` (ms since 1970) found changed, a line per resource. */
  appendSnapshot(connectionId: string, time: number, lines: readonly string[]): void {
    this.#addOwn({ time, connectionId, kind: 'snapshot', type: 'Snapshot', bytes: entryBytes({ lines }) });
  }

  /** Logs a REST call of ours at `time` (ms since 1970). */
  appendCall(connectionId: string, time: number, call: LoggedCall): void {
    const type = call.background ? 'REST poll' : 'REST';
    const { status } = call;
    const bytes = entryBytes({ call });
    this.#addOwn({ ...callResources(call), time, connectionId, kind: 'call', type, status, bytes });
  }

  /** Forgets all rows; nothing counts as dropped then. */
  clear(): void {
    this.#store.clear();
    this.#dropped = 0;
    this.#startedAt = undefined;
    this.#changed.fire();
  }

  /** The row as the view shows it; undefined when it is gone. */
  row(seq: number): EventRow | undefined {
    const entry = this.#store.entry(seq);
    return entry && entryRow(entry);
  }

  /** Everything known about a row; undefined when it is gone. */
  detail(seq: number): RowDetail | undefined {
    const entry = this.#store.entry(seq);
    return entry && entryDetail(entry);
  }

  /**
   * What the log holds from `fromSeq` on, in order, each the reader's to keep. Rows may come and go
   * between two: those that left are passed over, those that came are handed out too.
   */
  *entries(fromSeq = 0): IterableIterator<LogEntry> {
    for (let seq = fromSeq; seq < this.#store.end; seq += 1) {
      seq = Math.max(seq, this.#store.start);
      const entry = this.#store.entry(seq);
      if (entry) yield 'raw' in entry ? { ...entry, raw: Buffer.from(entry.raw) } : entry;
    }
  }

  /** Opens a view of the rows that pass `filter`; nothing passes before its first `advance`. */
  openView(filter: RowFilter, names?: ConnectionNames): LogView {
    return new LogView(this.#store, this.matcher(filter, names));
  }

  /** Builds what finds the rows that `filter` shows; without `names` a connection is called by its id. */
  matcher(filter: RowFilter, names: ConnectionNames = (id) => id): RowMatcher {
    return rowMatcher(this.#store, filter, names);
  }

  /** Tells of one row at a time whether it passes `filter`. */
  tester(filter: RowFilter, names?: ConnectionNames): (seq: number) => boolean {
    const matcher = this.matcher(filter, names);
    return (seq) => {
      let passes = false;
      matcher.match(seq, seq + 1, () => (passes = true));
      return passes;
    };
  }

  /** Resolves when nothing waits to be deflated any more. */
  async settle(): Promise<void> {
    await this.#store.arena.settle();
  }

  /** Forgets everything and all listeners. */
  dispose(): void {
    this.clear();
    this.#changed.dispose();
  }

  #addOwn(row: Omit<NewRow, 'channelIds' | 'bridgeIds'> & Partial<NewRow>): void {
    this.#add({ channelIds: [], bridgeIds: [], ...row });
  }

  #add(row: NewRow): void {
    this.#store.append(row);
    this.#startedAt ??= row.time;
    this.#keepLimits();
    this.#changed.fire();
  }

  /** Bytes are freed by the chunk: where there are too many, all rows of the oldest leave. */
  #keepLimits(): void {
    const { start, end, arena } = this.#store;
    const { maxRows, maxBytes } = this.#limits;
    if (end - start > maxRows) this.#store.dropBefore(end - Math.max(1, maxRows));
    while (this.#store.bytes > maxBytes && arena.endOfOldest !== undefined) {
      // Where events come faster than chunks are deflated, whoever brings them waits: better than to lose some.
      if (arena.hotBytes > maxBytes / 4 && arena.packNow()) continue;
      this.#store.dropBefore(arena.endOfOldest);
    }
    this.#dropped += this.#store.start - start;
  }
}

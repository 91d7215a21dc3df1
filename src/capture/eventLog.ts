import type { EventFrame } from '../ari/eventFrame';
import { Emitter, type Disposable, type Listen } from '../shared/emitter';
import type { RowFilter } from '../shared/eventRow';
import { entryDetail } from './entryDetail';
import { entryBytes, type LogEntry } from './logEntry';
import { LogView } from './logView';
import { Ring } from './ring';
import { rowMatcher } from './rowMatcher';

/** How much an {@link EventLog} keeps, whichever is reached first. */
export interface EventLogLimits {
  /** Rows of all connections together. */
  readonly maxRows: number;
  /** Bytes, of frames and an estimate of what holds them. */
  readonly maxBytes: number;
}

/**
 * Every event of every connection in the order of arrival, and the gaps between them. Bounded: the oldest
 * go first, and are counted. Frames are kept as received; what a row shows of them is worked out when it
 * is asked for.
 */
export class EventLog implements Disposable {
  readonly #limits: EventLogLimits;
  /** An entry's `seq` is its number in the ring. */
  readonly #entries = new Ring<LogEntry>();
  readonly #types = new Map<string, { readonly type: string; count: number }>();
  readonly #changed = new Emitter<void>();
  #bytes = 0;
  #dropped = 0;

  constructor(limits: EventLogLimits) {
    this.#limits = limits;
  }

  /** Fires after every change, synchronously: listeners only take note of it. */
  readonly onDidChange: Listen<void> = this.#changed.event;

  /** Rows in the log. */
  get total(): number {
    return this.#entries.size;
  }

  /** Rows that left because of the limits since the last {@link clear}. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Bytes that the log occupies, as its limit counts them. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The types in the log with their number of rows, the most frequent first. */
  types(): ReadonlyMap<string, number> {
    const counts = [...this.#types.values()].sort((a, b) => b.count - a.count);
    return new Map(counts.map(({ type, count }) => [type, count]));
  }

  /** Logs a frame that arrived at `time` (ms since 1970). */
  append(connectionId: string, frame: EventFrame, time: number): void {
    const type = frame.kind === 'malformed' ? 'Malformed frame' : frame.type;
    this.#add({
      seq: this.#entries.end,
      time,
      connectionId,
      type: this.#known(type),
      kind: frame.kind,
      raw: frame.raw,
    });
  }

  /** Logs that events were lost from one time to another (ms since 1970). */
  appendGap(connectionId: string, from: number, to: number, reason: string): void {
    this.#add({
      seq: this.#entries.end,
      time: to,
      connectionId,
      type: 'Events lost',
      kind: 'gap',
      from,
      to,
      reason,
    });
  }

  /** Logs what a snapshot at `time` (ms since 1970) found changed, a line per resource. */
  appendSnapshot(connectionId: string, time: number, lines: readonly string[]): void {
    this.#add({ seq: this.#entries.end, time, connectionId, type: 'Snapshot', kind: 'snapshot', lines });
  }

  /** Forgets all rows; nothing counts as dropped then. */
  clear(): void {
    this.#entries.clear();
    this.#types.clear();
    this.#bytes = 0;
    this.#dropped = 0;
    this.#changed.fire();
  }

  /** The row's JSON, indented, or its text where it is no JSON, safe to show; undefined when it is gone. */
  detail(seq: number): string | undefined {
    const entry = this.#entries.at(seq);
    return entry && entryDetail(entry);
  }

  /** Opens a view of the rows that pass `filter`; nothing passes before its first `advance`. */
  openView(filter: RowFilter): LogView {
    return new LogView(this.#entries, rowMatcher(filter));
  }

  /** Forgets everything and all listeners. */
  dispose(): void {
    this.clear();
    this.#changed.dispose();
  }

  /** One string per type, not one per row. */
  #known(type: string): string {
    return this.#types.get(type)?.type ?? type;
  }

  #add(entry: LogEntry): void {
    this.#entries.push(entry);
    this.#bytes += entryBytes(entry);
    const known = this.#types.get(entry.type);
    if (known) known.count += 1;
    else this.#types.set(entry.type, { type: entry.type, count: 1 });
    while (
      this.#entries.size > this.#limits.maxRows ||
      (this.#bytes > this.#limits.maxBytes && this.#entries.size > 1)
    ) {
      this.#dropOldest();
    }
    this.#changed.fire();
  }

  #dropOldest(): void {
    const entry = this.#entries.shift();
    if (!entry) return;
    this.#bytes -= entryBytes(entry);
    this.#dropped += 1;
    const known = this.#types.get(entry.type);
    if (!known) return;
    known.count -= 1;
    if (known.count === 0) this.#types.delete(entry.type);
  }
}

import type { Fields } from '../../shared/fields';
import { entryRow } from '../entryRow';
import type { LogEntry } from '../logEntry';
import { parseEvent } from '../parseEvent';
import type { IndexSegment } from '../rowIndex';
import { KIND_NUMBERS } from '../rowKinds';
import type { RowStore } from '../rowStore';
import { BatchText } from './batchText';
import { unescaped } from './unescaped';

/** Of `rows` those that are not in `without`; both in order. */
export function except(rows: readonly number[], without: readonly number[]): number[] {
  let at = 0;
  return rows.filter((row) => {
    while (at < without.length && (without[at] ?? 0) < row) at += 1;
    return without[at] !== row;
  });
}

/** Rows in both or either of two lists in order, in order. */
export function either(some: readonly number[], others: readonly number[]): number[] {
  return others.length === 0 ? [...some] : [...new Set([...some, ...others])].sort((a, b) => a - b);
}

/** Rows that follow one another in one segment, and, once their bytes are read, in one chunk. */
export class RowBatch {
  readonly #store: RowStore;
  /** The columns of the rows; a row is a place in them. */
  readonly segment: IndexSegment;
  #text: BatchText | undefined;
  readonly #entries = new Map<number, LogEntry | undefined>();
  readonly #events = new Map<number, Fields | undefined>();
  readonly #shown = new Map<number, string>();

  constructor(store: RowStore, segment: IndexSegment) {
    this.#store = store;
    this.segment = segment;
  }

  /** The text of `rows`, which are among those of the first call. */
  text(rows: readonly number[]): BatchText | undefined {
    if (this.#text || rows.length === 0) return this.#text;
    const chunk = this.#store.arena.chunk(this.segment.chunk[rows[0] ?? 0] ?? 0);
    this.#text = chunk && new BatchText(this.segment, chunk, rows);
    return this.#text;
  }

  /** Whether a row is a frame that is an event. */
  isEvent(row: number): boolean {
    return (this.segment.kind[row] ?? 0) <= KIND_NUMBERS.unknown;
  }

  /** Whether a row stands for events that are not known: anything may have been among them. */
  isLost(row: number): boolean {
    const kind = this.segment.kind[row];
    return kind === KIND_NUMBERS.gap || kind === KIND_NUMBERS.snapshot;
  }

  /** The entry of a row. */
  entry(row: number): LogEntry | undefined {
    if (!this.#entries.has(row)) this.#entries.set(row, this.#store.entry(this.segment.firstSeq + row));
    return this.#entries.get(row);
  }

  /** The parsed event of a row; undefined when it is none. */
  event(row: number): Fields | undefined {
    if (!this.#events.has(row)) {
      const entry = this.isEvent(row) ? this.entry(row) : undefined;
      this.#events.set(row, entry && 'raw' in entry ? parseEvent(entry.raw) : undefined);
    }
    return this.#events.get(row);
  }

  /** What a row shows, a line per cell. */
  shown(row: number): string {
    const known = this.#shown.get(row);
    if (known !== undefined) return known;
    const entry = this.entry(row);
    const cells = entry && entryRow(entry);
    const text = cells ? `${cells.type}\n${cells.resource}\n${cells.summary}` : '';
    this.#shown.set(row, text);
    return text;
  }

  /** All that a row has to be found by: what it shows, and a frame's text with its escapes and without. */
  everything(row: number): string {
    const entry = this.entry(row);
    if (!entry || !('raw' in entry)) return this.shown(row);
    const raw = entry.raw.toString('utf8');
    return raw.includes('\\')
      ? `${this.shown(row)}\n${raw}\n${unescaped(raw)}`
      : `${this.shown(row)}\n${raw}`;
  }
}

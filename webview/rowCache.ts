import type { EventRow } from '../src/shared/eventRow';

/** Rows kept on each side of what is shown: a little scrolling back asks for nothing. */
const KEPT = 1000;

/** A stretch of positions, `to` exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The rows that the host has sent for the filter that is set, by position. */
export class RowCache {
  readonly #rows = new Map<number, EventRow>();
  /** Rows of before {@link expire}: good enough to show until they come anew. */
  readonly #stale = new Map<number, EventRow>();

  /** The row at `position`; undefined when it was not sent or has been forgotten. */
  get(position: number): EventRow | undefined {
    return this.#rows.get(position) ?? this.#stale.get(position);
  }

  /** Takes rows that follow one another from `from` on, and forgets those far away from them. */
  put(from: number, rows: readonly EventRow[]): void {
    rows.forEach((row, index) => this.#rows.set(from + index, row));
    if (this.#rows.size <= KEPT * 4) return;
    for (const position of this.#rows.keys()) {
      if (position < from - KEPT || position > from + rows.length + KEPT) this.#rows.delete(position);
    }
  }

  /** The smallest stretch that holds all rows missing between `from` and `to`; undefined when none is. */
  missing({ from, to }: Stretch): Stretch | undefined {
    let first = from;
    while (first < to && this.#rows.has(first)) first += 1;
    if (first >= to) return undefined;
    let last = to;
    while (this.#rows.has(last - 1)) last -= 1;
    return { from: first, to: last };
  }

  /** All rows are asked for again; until they come, those that are here are shown. */
  expire(): void {
    if (this.#stale.size > KEPT * 4) this.#stale.clear();
    for (const [position, row] of this.#rows) this.#stale.set(position, row);
    this.#rows.clear();
  }

  /** Forgets everything. */
  clear(): void {
    this.#rows.clear();
    this.#stale.clear();
  }
}

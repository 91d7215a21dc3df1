import type { IndexSegment } from '../rowIndex';

/**
 * The bytes of some rows of one chunk as one text, a character per byte, lower case: letters beyond ASCII
 * are not what they seem in it. Searched once for all rows, not row by row.
 */
export class BatchText {
  /** All rows' bytes, one row after the other. */
  readonly text: string;
  readonly #segment: IndexSegment;
  /** Offset in the chunk of the first character. */
  readonly #base: number;

  /** `rows` (at least one) are places in `segment`; all rows between the first and the last are read. */
  constructor(segment: IndexSegment, chunk: Buffer, rows: readonly number[]) {
    this.#segment = segment;
    this.#base = segment.offset[rows[0] ?? 0] ?? 0;
    const last = rows.at(-1) ?? 0;
    const end = (segment.offset[last] ?? 0) + (segment.length[last] ?? 0);
    this.text = chunk.toString('latin1', this.#base, end).toLowerCase();
  }

  /** Where a row's text begins. */
  from(row: number): number {
    return (this.#segment.offset[row] ?? 0) - this.#base;
  }

  /** Where a row's text ends. */
  to(row: number): number {
    return this.from(row) + (this.#segment.length[row] ?? 0);
  }

  /** Those of `rows` that have `needle` (lower case) within them. */
  having(needle: string, rows: readonly number[]): number[] {
    const hits: number[] = [];
    let next = -1;
    for (const row of rows) {
      const from = this.from(row);
      if (next < from) next = this.text.indexOf(needle, from);
      if (next < 0) break;
      if (next + needle.length <= this.to(row)) hits.push(row);
    }
    return hits;
  }

  /** For each of `rows` the place in {@link text} where `needle` stands in it; -1 unless it does exactly once. */
  once(needle: string, rows: readonly number[]): number[] {
    let next = this.text.indexOf(needle);
    return rows.map((row) => {
      const from = this.from(row);
      const to = this.to(row);
      if (next >= 0 && next < from) next = this.text.indexOf(needle, from);
      if (next < 0 || next >= to) return -1;
      const first = next;
      next = this.text.indexOf(needle, first + 1);
      return next >= 0 && next < to ? -1 : first;
    });
  }

  /** Those of `rows` that have letters beyond ASCII. */
  beyondAscii(rows: readonly number[]): number[] {
    const high = /[\u0080-\u00ff]/g;
    const hits: number[] = [];
    let next = -1;
    for (const row of rows) {
      const from = this.from(row);
      if (next < from) {
        high.lastIndex = from;
        next = high.exec(this.text)?.index ?? -1;
      }
      if (next < 0) break;
      if (next < this.to(row)) hits.push(row);
    }
    return hits;
  }
}

import type { RowFilter } from '../shared/eventRow';
import { parseFilter } from '../shared/filter/parseFilter';
import { connectionTest, typeTest } from './filter/columnTests';
import { resourceTest } from './filter/resourceTest';
import { RowBatch } from './filter/rowBatch';
import type { RowTest } from './filter/rowTest';
import { termTest, type ConnectionNames } from './filter/termTest';
import type { RowStore } from './rowStore';

export type { ConnectionNames } from './filter/termTest';

/** Finds the rows that a filter shows. */
export interface RowMatcher {
  /**
   * Looks at some rows from `from` on, never at `to` or beyond, and calls `passed` in order for those that
   * pass. Returns the next row to look at, which is after `from` if that is before `to`.
   */
  match(from: number, to: number, passed: (seq: number) => void): number;
}

/** The cheapest first: each leaves fewer rows for the next. */
const ORDER: readonly RowTest['reads'][] = ['columns', 'bytes', 'parsed'];

/**
 * Most rows looked at in one go, for tests that read the index, the bytes, or each row: some milliseconds,
 * so that a slice of a view's work ends when it should.
 */
const MOST_ROWS: Readonly<Record<RowTest['reads'], number>> = { columns: 16_384, bytes: 512, parsed: 256 };

function testsOf(filter: RowFilter, store: RowStore, names: ConnectionNames): RowTest[] {
  const { types, hiddenTypes, connectionId, resourceId, text } = filter;
  const shown = new Set(types);
  const hidden = new Set(hiddenTypes);
  const tests: RowTest[] = [];
  if (connectionId !== undefined) tests.push(connectionTest(store, (id) => id === connectionId));
  if (shown.size > 0 || hidden.size > 0) {
    tests.push(typeTest(store, (type) => !hidden.has(type) && (shown.size === 0 || shown.has(type))));
  }
  if (resourceId !== undefined) tests.push(resourceTest(resourceId));
  tests.push(...parseFilter(text).terms.map((term) => termTest(term, store, names)));
  // The order of sorting is stable: what the user wrote first is asked first.
  return tests.sort((a, b) => ORDER.indexOf(a.reads) - ORDER.indexOf(b.reads));
}

/** Where a batch that begins at `from` ends, at `to` or before: bytes are read from one chunk only. */
function endOfBatch(store: RowStore, from: number, to: number, dearest: RowTest['reads']): number {
  const segment = store.index.segment(from);
  const chunk = segment?.chunk[from - segment.firstSeq] ?? 0;
  const sameChunk = dearest === 'columns' ? to : store.arena.rowsOf(chunk).to;
  return Math.min(to, from + MOST_ROWS[dearest], store.index.endOfSegment(from), sameChunk);
}

/** Builds what finds the rows that `filter` shows. */
export function rowMatcher(store: RowStore, filter: RowFilter, names: ConnectionNames): RowMatcher {
  const tests = testsOf(filter, store, names);
  const dearest = tests.at(-1)?.reads ?? 'columns';
  return {
    match(from, to, passed) {
      const segment = store.index.segment(from);
      if (!segment) return Math.max(from + 1, Math.min(to, store.start));
      const end = Math.max(from + 1, endOfBatch(store, from, to, dearest));
      let rows: readonly number[] = Array.from(
        { length: end - from },
        (_, index) => from - segment.firstSeq + index,
      );
      const batch = new RowBatch(store, segment);
      for (const test of tests) {
        if (rows.length === 0) break;
        rows = test.select(batch, rows);
      }
      for (const row of rows) passed(segment.firstSeq + row);
      return end;
    },
  };
}

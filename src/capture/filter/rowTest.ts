import type { RowBatch } from './rowBatch';

/** One condition on rows. */
export interface RowTest {
  /** What it reads: `columns` of the index, the rows' `bytes`, or each row `parsed`. The cheaper come first. */
  readonly reads: 'columns' | 'bytes' | 'parsed';
  /** Those of `rows` (places in the batch's segment, in order) that pass, in order. */
  select(batch: RowBatch, rows: readonly number[]): readonly number[];
}

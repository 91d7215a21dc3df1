import type { RowKind } from '../shared/eventRow';

/** The kinds of rows; the index holds their places in here. */
export const ROW_KINDS = [
  'event',
  'unknown',
  'malformed',
  'gap',
  'snapshot',
  'call',
] as const satisfies readonly RowKind[];

/** The place of each kind in {@link ROW_KINDS}. */
export const KIND_NUMBERS: Readonly<Record<RowKind, number>> = {
  event: 0,
  unknown: 1,
  malformed: 2,
  gap: 3,
  snapshot: 4,
  call: 5,
};

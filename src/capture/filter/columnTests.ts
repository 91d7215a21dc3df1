import type { Glob } from '../../shared/filter/filterTerm';
import { anyGlobTest } from '../../shared/filter/glob';
import { statusRange } from '../../shared/filter/statusRange';
import { callResources } from '../callResources';
import { textAt } from '../fields';
import { KIND_NUMBERS, ROW_KINDS } from '../rowKinds';
import type { RowStore } from '../rowStore';
import { NameVerdicts } from './nameVerdicts';
import type { RowBatch } from './rowBatch';
import type { RowTest } from './rowTest';

function columnTest(passes: (batch: RowBatch, row: number) => boolean): RowTest {
  return {
    reads: 'columns',
    select: (batch, rows) => rows.filter((row) => passes(batch, row)),
  };
}

/** The rows whose type passes `test`. */
export function typeTest(store: RowStore, test: (type: string) => boolean): RowTest {
  const verdicts = new NameVerdicts(store.types, test);
  return columnTest((batch, row) =>
    verdicts.of(batch.segment.type[row] ?? 0, () => batch.entry(row)?.type ?? ''),
  );
}

/** The rows of connections whose id passes `test`. */
export function connectionTest(store: RowStore, test: (connectionId: string) => boolean): RowTest {
  const verdicts = new NameVerdicts(store.connections, test);
  return columnTest((batch, row) =>
    verdicts.of(batch.segment.connection[row] ?? 0, () => batch.entry(row)?.connectionId ?? ''),
  );
}

function applicationOf(batch: RowBatch, row: number): string {
  const entry = batch.entry(row);
  if (entry?.kind === 'call') return callResources(entry.call).application ?? '';
  return textAt(batch.event(row) ?? {}, 'application');
}

/** The rows of events sent to, and calls about, one of these applications; what was lost may have been. */
export function applicationTest(store: RowStore, globs: readonly Glob[], negated: boolean): RowTest {
  const matches = anyGlobTest(globs);
  const verdicts = new NameVerdicts(store.applications, (name) => name !== '' && matches(name));
  return columnTest(
    (batch, row) =>
      batch.isLost(row) ||
      verdicts.of(batch.segment.application[row] ?? 0, () => applicationOf(batch, row)) !== negated,
  );
}

/** The rows of the kinds asked for. */
export function kindTest(globs: readonly Glob[]): RowTest {
  const wanted = ROW_KINDS.map(anyGlobTest(globs));
  return columnTest((batch, row) => wanted[batch.segment.kind[row] ?? 0] === true);
}

/** The REST calls that ended with one of the statuses asked for. */
export function statusTest(globs: readonly Glob[]): RowTest {
  const ranges = globs.map((glob) => statusRange(glob.join('*'))).filter((range) => range !== undefined);
  return columnTest(({ segment }, row) => {
    if (segment.kind[row] !== KIND_NUMBERS.call) return false;
    const status = segment.status[row] ?? 0;
    return ranges.some(({ from, to }) => status >= from && status <= to);
  });
}

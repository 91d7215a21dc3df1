import type { RowFilter } from '../../shared/eventRow';
import type { EventLog } from '../eventLog';
import type { LogEntry } from '../logEntry';
import type { LogView } from '../logView';

/** How long rows are looked at without a turn for others, ms. */
const SLICE_MS = 12;
/** From one shown row to the next it is quicker to step through so many than to look the next one up. */
const STEPS = 256;

/** The rows that go into a file. */
export interface SavedRows {
  /** How many there are; those that leave the log meanwhile are missing in `entries`. */
  readonly count: number;
  readonly entries: Iterable<LogEntry>;
}

/** Every row that is in `log` now; what comes later is left out. */
export function allRows(log: EventLog): SavedRows {
  const count = log.total;
  function* entries(): Generator<LogEntry> {
    let last: number | undefined;
    for (const entry of log.entries()) {
      last ??= entry.seq + count - 1;
      if (entry.seq > last) return;
      yield entry;
    }
  }
  return { count, entries: entries() };
}

function* shownEntries(log: EventLog, view: LogView, end: number): Generator<LogEntry> {
  for (let position = view.shownDropped; position < end;) {
    const [start, from] = [position, view.seqAt(position)];
    if (from === undefined) return;
    let steps = 0;
    for (const entry of log.entries(from)) {
      const wanted = position < end ? view.seqAt(position) : undefined;
      if (wanted === undefined || entry.seq > wanted || (steps += 1) > STEPS) break;
      if (entry.seq < wanted) continue;
      yield entry;
      position += 1;
      steps = 0;
    }
    // A row that has left the log meanwhile is passed over.
    position = Math.max(position === start ? position + 1 : position, view.shownDropped);
  }
}

/**
 * The rows of `log` that `filter` shows now: looks at all of them first, in slices. Rejects with the
 * signal's reason when cancelled; `looked` is told how much of the log was looked at, 0 to 1.
 */
export async function shownRows(
  log: EventLog,
  filter: RowFilter,
  names: (connectionId: string) => string | undefined,
  signal: AbortSignal,
  looked: (share: number) => void,
): Promise<SavedRows & { readonly dispose: () => void }> {
  const view = log.openView(filter, names);
  while (!view.advance(SLICE_MS)) {
    looked(view.progress);
    await new Promise((resolve) => setImmediate(resolve));
    if (signal.aborted) {
      view.dispose();
      signal.throwIfAborted();
    }
  }
  const count = view.shown;
  const entries = shownEntries(log, view, view.shownDropped + count);
  return { count, entries, dispose: () => view.dispose() };
}

import type { PastCall } from '../session/callHistory';

/** Which calls the history shows. */
export type HistoryFilter = 'all' | 'failed' | 'own';

/** Every filter, with what the user reads of it. */
export const HISTORY_FILTERS: Readonly<
  Record<HistoryFilter, { readonly label: string; readonly about: string; readonly word: string }>
> = {
  own: { label: 'Requests of this window', about: 'without polling and snapshots', word: '' },
  failed: { label: 'Failed requests', about: 'polling and snapshots, too', word: 'failed' },
  all: { label: 'All requests', about: 'polling and snapshots, too', word: 'all, with polling' },
};

/** Whether a call has come back, and not with a success. */
export function hasFailed({ outcome }: PastCall): boolean {
  return outcome !== undefined && (outcome.problem !== undefined || (outcome.status ?? 0) >= 300);
}

/** The calls that pass, the newest first. */
export function shownCalls(calls: Iterable<PastCall>, filter: HistoryFilter): readonly PastCall[] {
  const passes = (call: PastCall): boolean =>
    filter === 'all' || (filter === 'failed' ? hasFailed(call) : !call.background);
  return Array.from(calls).filter(passes).reverse();
}

import type { LogView } from './logView';
import type { RowMatcher } from './rowMatcher';

/** Where a search starts and which way it goes. */
export interface RowSearch {
  /** A position in the view; it is not looked at itself. */
  readonly from: number;
  readonly backwards: boolean;
}

/** Rows looked at in one go on the way back. */
const BLOCK = 2048;
/** Time that one slice of searching takes, ms. */
const SLICE_MS = 12;

/** Looks for the first row of `view` in [from, to) that `matcher` finds, going on at the answer's `next`. */
function lookAhead(
  view: LogView,
  matcher: RowMatcher,
  from: number,
  to: number,
): { next: number; hit?: number } {
  let hit: number | undefined;
  const next = matcher.match(from, to, (seq) => {
    if (hit === undefined && isShown(view, seq)) hit = seq;
  });
  return hit === undefined ? { next } : { next, hit };
}

/** The last row of `view` in [from, to) that `matcher` finds. */
function lookBack(view: LogView, matcher: RowMatcher, from: number, to: number): number | undefined {
  let hit: number | undefined;
  for (let next = from; next < to;) {
    next = matcher.match(next, to, (seq) => {
      if (isShown(view, seq)) hit = seq;
    });
  }
  return hit;
}

function isShown(view: LogView, seq: number): boolean {
  const position = view.positionOf(seq);
  return position !== undefined && view.seqAt(position) === seq;
}

/**
 * Finds the nearest row of `view` before or after a position that `matcher` finds, and gives its position;
 * undefined when there is none. Works in slices with `pause` between them, and gives up when `signal` aborts.
 */
export async function findRow(
  view: LogView,
  matcher: RowMatcher,
  { from, backwards }: RowSearch,
  pause: () => Promise<void>,
  signal: AbortSignal,
): Promise<number | undefined> {
  const first = view.shownDropped;
  const last = first + view.shown - 1;
  const begin = view.seqAt(backwards ? first : Math.max(first, from + 1));
  const end = view.seqAt(backwards ? Math.min(last, from - 1) : last);
  if (begin === undefined || end === undefined) return undefined;
  let [low, high] = [begin, end + 1];
  let until = performance.now() + SLICE_MS;
  while (low < high && !signal.aborted) {
    let hit: number | undefined;
    if (backwards) {
      const block = Math.max(low, high - BLOCK);
      hit = lookBack(view, matcher, block, high);
      high = block;
    } else {
      const found = lookAhead(view, matcher, low, high);
      hit = found.hit;
      low = found.next;
    }
    if (hit !== undefined) return view.positionOf(hit);
    if (performance.now() < until) continue;
    await pause();
    until = performance.now() + SLICE_MS;
  }
  return undefined;
}

/** Height of a row, px; the style sheet says the same. */
export const ROW_HEIGHT = 22;

/**
 * Tallest element that we make, px. Chromium ends at 33,554,428 physical pixels; this leaves room for
 * displays and zooms with up to four of them in one of ours.
 */
const TALLEST = 8_000_000;

/** Height of the element that stands for all rows, px. */
export function spacerHeight(rows: number): number {
  return Math.min(rows * ROW_HEIGHT, TALLEST);
}

/** Furthest that the list can be scrolled, in px of all its rows. */
export function furthestOffset(rows: number, viewport: number): number {
  return Math.max(0, rows * ROW_HEIGHT - viewport);
}

/** The scroll bar's `scrollTop` for an offset in px of all rows. */
export function scrollTopOf(offset: number, rows: number, viewport: number): number {
  const furthest = furthestOffset(rows, viewport);
  if (furthest === 0) return 0;
  const furthestTop = Math.max(0, spacerHeight(rows) - viewport);
  return furthest === furthestTop ? offset : (offset / furthest) * furthestTop;
}

/**
 * The offset after the scroll bar went from one `scrollTop` to another. Small steps (wheel, keys) move by
 * as many px even where the scroll bar is scaled; a jump, or an end, goes where the bar says.
 */
export function scrolledOffset(
  offset: number,
  fromTop: number,
  toTop: number,
  rows: number,
  viewport: number,
): number {
  const furthest = furthestOffset(rows, viewport);
  const furthestTop = Math.max(0, spacerHeight(rows) - viewport);
  if (furthest === furthestTop) return Math.min(furthest, Math.max(0, toTop));
  if (toTop <= 0) return 0;
  if (toTop >= furthestTop - 1) return furthest;
  const step = toTop - fromTop;
  const moved = Math.abs(step) < viewport ? offset + step : (toTop / furthestTop) * furthest;
  return Math.min(furthest, Math.max(0, moved));
}

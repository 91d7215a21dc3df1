/**
 * A moment by both clocks of this computer, ms. The one on the wall may be set, back and forth; the
 * monotonic one may stand still while the computer sleeps.
 */
export interface Moment {
  /** Since 1970. */
  readonly wall: number;
  /** Since some moment of this process's own. */
  readonly monotonic: number;
}

/** Now, by both clocks. */
export function momentNow(): Moment {
  return { wall: Date.now(), monotonic: performance.now() };
}

/**
 * How long ago `since` was, ms: what the clock says that went further. A sleep counts, and a clock that
 * was set back takes nothing away.
 */
export function msBetween(since: Moment, now: Moment): number {
  return Math.max(0, now.wall - since.wall, now.monotonic - since.monotonic);
}

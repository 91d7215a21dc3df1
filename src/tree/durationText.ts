const MINUTE_MS = 60_000;
const STEP_S = 10;

/** The most channels whose durations are shown in fine steps. */
const FEW_CHANNELS = 50;

/** A moment at which durations are read. */
export interface Moment {
  /** ms since 1970. */
  readonly now: number;
  /** Whether so few channels are shown that the first minutes may go in steps of 10 s. */
  readonly isFine: boolean;
}

/** The moment `now` (ms since 1970) for a tree that shows so many channels. */
export function momentOf(now: number, shownChannels: number): Moment {
  return { now, isFine: shownChannels <= FEW_CHANNELS };
}

/**
 * Writes a duration in ms as `40 s`, `12 min` or `1 h 02 min`, rounded down; in fine steps the first ten
 * minutes as `1:20`. What is negative (clocks differ) is `0 s`. No step is shorter than 10 s on purpose:
 * VS Code draws a changed item anew, which closes its tooltip and loses a click that is under way.
 */
export function durationText(ms: number, isFine: boolean): string {
  const seconds = Math.floor(Math.max(0, ms) / 1_000 / STEP_S) * STEP_S;
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(ms / MINUTE_MS);
  if (isFine && minutes < 10) return `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** How often shown durations are looked at, in ms: the more channels, the less often. */
export function tickInterval(shownChannels: number): number {
  if (shownChannels <= FEW_CHANNELS) return 1_000;
  return shownChannels <= 500 ? 10_000 : 60_000;
}

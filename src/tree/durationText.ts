const MINUTE_MS = 60_000;

/**
 * Writes a duration in ms as `40 s`, `12 min` or `1 h 02 min`, rounded down; what is negative (clocks
 * differ) is `0 s`. The steps are coarse on purpose: VS Code draws a changed item anew, which closes
 * its tooltip and loses a click that is under way.
 */
export function durationText(ms: number): string {
  if (ms < MINUTE_MS) return `${Math.floor(Math.max(0, ms) / 10_000) * 10} s`;
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** How often shown durations are looked at, in ms: the more channels, the less often. */
export function tickInterval(shownChannels: number): number {
  if (shownChannels <= 50) return 1_000;
  return shownChannels <= 500 ? 10_000 : 60_000;
}

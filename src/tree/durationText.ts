/** Writes a duration in ms as `0:42`, `12:05` or `1:02:03`; what is negative (clocks differ) is `0:00`. */
export function durationText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const tail = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${tail}` : `${minutes}:${tail}`;
}

/** How often shown durations are brought up to date, in ms: the more channels, the less often. */
export function tickInterval(shownChannels: number): number {
  if (shownChannels <= 50) return 1_000;
  return shownChannels <= 500 ? 10_000 : 60_000;
}

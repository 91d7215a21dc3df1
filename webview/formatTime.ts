function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** Local time of day, `HH:MM:SS` and apart `.mmm`, of a time in ms since 1970. */
export function formatTime(time: number): { readonly clock: string; readonly milliseconds: string } {
  const date = new Date(time);
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  return { clock, milliseconds: `.${String(date.getMilliseconds()).padStart(3, '0')}` };
}

/** A time as Asterisk writes it, e.g. `2026-11-23T03:44:19.765+0000`; `time` in ms since 1970. */
export function asteriskTime(time: number): string {
  return new Date(time).toISOString().replace('Z', '+0000');
}

/**
 * The time in ms since 1970 that ARI wrote, or undefined for anything else. Asterisk writes
 * `2026-11-23T04:21:16.736+0000`: no colon in the offset, which the language does not promise to read.
 */
export function readTimestamp(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  const time = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(time) ? undefined : time;
}

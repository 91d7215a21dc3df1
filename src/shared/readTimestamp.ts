/**
 * The time in ms since 1970 that ARI wrote, or undefined for anything else. Asterisk writes
 * `2026-11-23T04:21:16.736+0000`: no colon in the offset, which the language does not promise to read.
 */
export function readTimestamp(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  // What Asterisk nearly always writes, in the one form that is read fast.
  const time = UTC.test(text) ? Date.parse(`${text.slice(0, 23)}Z`) : parseOffset(text);
  return Number.isNaN(time) ? undefined : time;
}

const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/;

function parseOffset(text: string): number {
  return Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
}

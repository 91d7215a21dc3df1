/** Media as `play` takes it, or why it cannot be played; the reason is a sentence for the user. */
export type MediaInput =
  { readonly ok: true; readonly media: readonly string[] } | { readonly ok: false; readonly reason: string };

const SCHEMES = ['sound', 'recording', 'number', 'digits', 'characters', 'tone'];

function problemOf(item: string): string | undefined {
  const colon = item.indexOf(':');
  const scheme = colon < 0 ? '' : item.slice(0, colon);
  if (SCHEMES.includes(scheme)) {
    return item.length > colon + 1 ? undefined : `“${item}” names no media after the colon.`;
  }
  const known = SCHEMES.map((name) => `${name}:`).join(', ');
  return `“${item}” does not start with one of ${known} (Asterisk splits media at every comma, even inside tone:).`;
}

/**
 * Reads what the user typed: one media URI or several, separated by commas, as Asterisk splits them.
 * Asterisk answers 201 to a scheme that it does not know, starts the playback and never finishes it, so
 * schemes are checked here.
 */
export function parseMedia(text: string): MediaInput {
  const media = text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  if (media.length === 0) return { ok: false, reason: 'Type what to play, such as sound:hello-world.' };
  const reason = media.map(problemOf).find((problem) => problem !== undefined);
  return reason === undefined ? { ok: true, media } : { ok: false, reason };
}

/*
 * Everything that comes from the network is untrusted text: a caller chooses their name. Three things
 * could make it more than text: control and bidirectional characters (they hide or reorder what is
 * read), `](` in a VS Code notification (a live link, even to a command), and `$(` in labels (an icon).
 */

/** Zero-width and not a space: it breaks a syntax without being seen. */
const WORD_JOINER = '\u2060';

// C0 and C1 controls, line and paragraph separators, bidirectional controls, zero-width marks, lone surrogates.
const UNSAFE =
  // eslint-disable-next-line no-control-regex -- control characters are what this is about
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]|\p{Cs}/gu;

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
}

/** Longest text shown in one place, in characters; what is longer ends in an ellipsis. */
const LONGEST = 2000;

/**
 * Makes untrusted text safe for every place it is shown in: labels, tooltips, notifications, quick
 * picks, the webview. Control and bidirectional characters become visible signs, link and icon syntax
 * is broken by an invisible character. Use it for showing only: the text is no longer the original.
 */
export function displayText(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return cut.replace(UNSAFE, visible).replace(/\](?=\()|\$(?=\()/g, `$&${WORD_JOINER}`);
}

/** As {@link displayText}, for text whose line breaks and tabs are ours and shall stay. */
export function displayLines(text: string): string {
  return text
    .split('\n')
    .map((line) => displayText(line))
    .join('\n');
}

/**
 * Writes any JSON value with an indent of two, every character that could hide or reorder text as a
 * `\uXXXX` escape: still the same JSON, safe to show and to copy.
 */
export function displayJson(value: unknown): string {
  // `stringify` answers undefined for undefined and functions, whatever its type says.
  const text = (JSON.stringify(value, undefined, 2) as string | undefined) ?? 'undefined';
  return text.replace(UNSAFE, (character) =>
    character === '\n'
      ? character
      : [...Array(character.length).keys()]
          .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
          .join(''),
  );
}

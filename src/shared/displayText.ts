/*
 * Everything that comes from the network is untrusted text: a caller chooses their name. Four things
 * could make it more than text: control, bidirectional and invisible characters (they hide or reorder
 * what is read), heaps of accents (they cover the lines around), `](` in a VS Code notification (a live
 * link, even to a command), and `$(` in labels (an icon).
 */

/** Zero-width and not a space: it breaks a syntax without being seen. */
const WORD_JOINER = '\u2060';

// C0 and C1 controls, line and paragraph separators, annotation marks, lone surrogates, and whatever Unicode calls
// ignorable: bidirectional controls, zero-width marks, fillers, variation selectors, tags. Kept are the joiner of our
// own, and what makes one sign of an emoji.
const UNSAFE =
  // eslint-disable-next-line no-control-regex -- control characters are what this is about
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufff9-\ufffb]|\p{Cs}|(?!(?<=[\]$])\u2060\(|(?<=\p{ExtPict})[\ufe0e\ufe0f]|(?<=[#*0-9])\ufe0f\u20e3|(?<=\p{ExtPict}\ufe0f?|\p{EMod})\u200d\p{ExtPict})\p{DI}/gu;

/** Marks above, below and around a letter: so many of them are still a letter of somebody's name. */
const MOST_MARKS = 4;
const MARKS_BEYOND = new RegExp(`(?<=[\\p{Mn}\\p{Me}]{${String(MOST_MARKS)}})[\\p{Mn}\\p{Me}]+`, 'gu');
/** A mark that would change the sign before it, which may be one of ours. */
const MARK_WITHOUT_LETTER = /(?<![\p{L}\p{N}\p{So}\p{M}])(?![\ufe0e\ufe0f])(?=[\p{Mn}\p{Me}])/gu;

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
}

/** Longest text shown in one place, in characters; what is longer ends in an ellipsis. */
const LONGEST = 2000;

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  // Not through the middle of a character, nor behind what only joins it to the next.
  return `${text.slice(0, longest).replace(/(?:[\ud800-\udbff]|\u2060|\u200d|\ufe0f)$/, '')}…`;
}

function withoutHiding(text: string): string {
  return text
    .replace(UNSAFE, visible)
    .replace(MARKS_BEYOND, (marks) => `‹+${String(Array.from(marks).length)} marks›`)
    .replace(MARK_WITHOUT_LETTER, '◌');
}

/** `text` with every sign that hides, reorders or covers others made visible. Link and icon syntax stay. */
export function visibleText(text: string): string {
  return cut(withoutHiding(cut(text, LONGEST)), LONGEST);
}

/** As {@link displayText}, cut to `longest` characters: where a long name would push the rest out of sight. */
export function displayShort(text: string, longest: number): string {
  const shown = withoutHiding(cut(text, longest));
  return cut(shown.replace(/\](?=\()|\$(?=\()/g, `$&${WORD_JOINER}`), longest);
}

/**
 * Makes untrusted text safe for every place it is shown in: labels, tooltips, notifications, quick
 * picks, the webview. Control and bidirectional characters become visible signs, link and icon syntax
 * is broken by an invisible character. Safe text stays as it is, so that twice does no harm. Use it for
 * showing only: the text is no longer the original.
 */
export function displayText(text: string): string {
  return displayShort(text, LONGEST);
}

/** As {@link displayText}, for text whose line breaks are ours and shall stay. */
export function displayLines(text: string): string {
  return text
    .split('\n')
    .map((line) => displayText(line))
    .join('\n');
}

function escaped(characters: string): string {
  return [...Array(characters.length).keys()]
    .map((index) => `\\u${characters.charCodeAt(index).toString(16).padStart(4, '0')}`)
    .join('');
}

/**
 * Writes any JSON value with an indent of two, every character that could hide, reorder or cover text as a
 * `\uXXXX` escape: still the same JSON, safe to show and to copy.
 */
export function displayJson(value: unknown): string {
  // `stringify` answers undefined for undefined and functions, whatever its type says.
  const text = (JSON.stringify(value, undefined, 2) as string | undefined) ?? 'undefined';
  return text
    .replace(UNSAFE, (character) => (character === '\n' ? character : escaped(character)))
    .replace(MARKS_BEYOND, escaped);
}

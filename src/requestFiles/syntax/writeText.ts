/** Percent-encodes what would have a meaning where it is put, and what an editor would not show. */
function escaped(text: string, special: RegExp): string {
  return text
    .replace(/%(?=[0-9a-f]{2})/gi, '%25')
    .replace(special, encodeURIComponent)
    .replace(/\{\{/g, '%7B%7B');
}

// White space at an end would be lost, line breaks end the line, other controls are not seen.
const UNSEEN = '[\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]|^\\s+|\\s+$';
const IN_VALUE = new RegExp(`[&]|${UNSEEN}`, 'g');
const IN_NAME = new RegExp(`[&=]|${UNSEEN}`, 'g');
const IN_SEGMENT = new RegExp(`[/?]|${UNSEEN}`, 'g');

/** A query parameter's value as it stands in a request file: readable, and read back as it was. */
export function writeValue(text: string): string {
  return escaped(text, IN_VALUE);
}

/** As {@link writeValue}, for a parameter's name. */
export function writeName(text: string): string {
  return escaped(text, IN_NAME);
}

/** As {@link writeValue}, for one segment of a path. */
export function writeSegment(text: string): string {
  return escaped(text, IN_SEGMENT);
}

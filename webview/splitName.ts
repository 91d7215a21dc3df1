/** So much of a long name's end stays in sight: names on a trunk differ in their last digits. */
const TAIL = 10;

/** What belongs to the letter before: a mark, a joiner, or the second half of a pair. */
const INSIDE = /[\p{M}\u200d\u2060\udc00-\udfff]/u;

/** Cuts a long name in two, so that an ellipsis can fall between them; never inside a character. */
export function splitName(name: string): readonly [head: string, tail: string] {
  if (name.length <= TAIL * 2) return [name, ''];
  let at = name.length - TAIL;
  while (at > 0 && INSIDE.test(name.slice(at, at + 1))) at -= 1;
  return [name.slice(0, at), name.slice(at)];
}

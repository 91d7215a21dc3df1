/** So much of a long name's end stays in sight: names on a trunk differ in their last digits. */
const TAIL = 10;

/** Cuts a long name in two, so that an ellipsis can fall between them; never inside a character. */
export function splitName(name: string): readonly [head: string, tail: string] {
  if (name.length <= TAIL * 2) return [name, ''];
  const cut = name.length - TAIL;
  const low = name.charCodeAt(cut);
  const at = low >= 0xdc00 && low <= 0xdfff ? cut - 1 : cut;
  return [name.slice(0, at), name.slice(at)];
}

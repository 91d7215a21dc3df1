import { FILTER_FIELDS, type FilterField } from './filterTerm';

/** What people may call a field that has another name here. */
const OTHER_NAMES: Readonly<Partial<Record<string, FilterField>>> = {
  event: 'type',
  connection: 'server',
  connected: 'caller',
  callerid: 'caller',
  endpoint: 'channel',
};

/** How many letters have to be changed, added or left out to make `b` of `a`. */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      current.push(
        Math.min((above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + same),
      );
    }
    above = current;
  }
  return above[b.length] ?? 0;
}

/**
 * The field that somebody who wrote `name` may have meant; undefined when it is like none: `sound:hello`
 * is a text of ARI's own, not a field spelled wrong.
 */
export function nearField(name: string): FilterField | undefined {
  const word = name.toLowerCase();
  const other = Object.hasOwn(OTHER_NAMES, word) ? OTHER_NAMES[word] : undefined;
  if (other) return other;
  return FILTER_FIELDS.find((field) => {
    if (word.length >= 3 && (field.startsWith(word) || word.startsWith(field))) return true;
    return word.length >= 3 && distance(word, field) <= (field.length > 5 ? 2 : 1);
  });
}

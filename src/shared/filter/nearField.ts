import { letterDistance } from '../letterDistance';
import { FILTER_FIELDS, type FilterField } from './filterTerm';

/** What people may call a field that has another name here. */
const OTHER_NAMES: Readonly<Partial<Record<string, FilterField>>> = {
  event: 'type',
  connection: 'server',
  connected: 'caller',
  callerid: 'caller',
  endpoint: 'channel',
};

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
    return word.length >= 3 && letterDistance(word, field) <= (field.length > 5 ? 2 : 1);
  });
}

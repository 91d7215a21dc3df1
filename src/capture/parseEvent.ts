import { fieldsOf, type Fields } from '../shared/fields';
import { jsonValue } from '../shared/jsonValue';

/** The frame's JSON object; undefined when it is none. */
export function parseEvent(raw: Buffer): Fields | undefined {
  return fieldsOf(jsonValue(raw.toString('utf8')));
}

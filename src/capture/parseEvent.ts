import { fieldsOf, type Fields } from '../shared/fields';

/** The frame's JSON object; undefined when it is none. */
export function parseEvent(raw: Buffer): Fields | undefined {
  try {
    return fieldsOf(JSON.parse(raw.toString('utf8')));
  } catch {
    return undefined;
  }
}

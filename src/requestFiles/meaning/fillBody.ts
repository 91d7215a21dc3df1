import { jsonValue } from '../../shared/jsonValue';
import type { Reference, Template } from '../syntax/requestFile';
import type { Lookup } from './scope';

/** Where a walk through JSON text stands: in a string or not, behind a backslash or not. */
interface Place {
  inString: boolean;
  escaped: boolean;
}

function walk(place: Place, text: string): void {
  for (const character of text) {
    if (place.escaped) place.escaped = false;
    else if (character === '"') place.inString = !place.inString;
    else if (character === '\\' && place.inString) place.escaped = true;
  }
}

/** A body with `written(reference, inString)` in place of each reference. */
export function fillBody(
  template: Template,
  written: (reference: Reference, inString: boolean) => string,
): string {
  const place: Place = { inString: false, escaped: false };
  return template.parts
    .map((part) => {
      if (part.kind === 'reference') return written(part, place.inString);
      walk(place, part.text);
      return part.text;
    })
    .join('');
}

/**
 * A value as it stands in JSON: inside a string its text, escaped; elsewhere the JSON of it. What a person wrote
 * as JSON is JSON there, too.
 */
export function bodyValue(
  { value, isWritten }: Pick<Extract<Lookup, { kind: 'value' }>, 'isWritten' | 'value'>,
  inString: boolean,
): string {
  const json = JSON.stringify(value ?? null);
  if (inString) return typeof value === 'string' ? json.slice(1, -1) : JSON.stringify(json).slice(1, -1);
  return isWritten && typeof value === 'string' && jsonValue(value) !== undefined ? value : json;
}

/** Something of the same length that keeps JSON what it is, for a value that is not known yet. */
export function standIn({ start, end }: Reference, inString: boolean): string {
  const length = end - start;
  return inString ? 'x'.repeat(length) : '0'.padEnd(length);
}

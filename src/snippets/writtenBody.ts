import { jsonValue } from '../shared/jsonValue';
import { jsonEscape, UNSAFE_SIGN } from './unsafeSigns';

/**
 * A body as text to be copied. In JSON what hides or moves text stands as an escape, which is the same JSON: such signs
 * are only between quotes there. Other text stays as it is.
 */
export function writtenBody(body: string): string {
  if (jsonValue(body) === undefined) return body;
  return body.replace(new RegExp(UNSAFE_SIGN, 'gu'), (sign) =>
    // Between the values there may be line breaks and tabs, between quotes never.
    /[\n\r\t]/.test(sign) ? sign : jsonEscape(sign),
  );
}

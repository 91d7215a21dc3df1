/** Text pairs of a query or form, in the order in which they were sent. */
export type Pairs = readonly (readonly [name: string, value: string])[];

/**
 * Decodes a part of a request line, whose bytes are given as Latin-1 characters. As Asterisk does: `+` is a
 * blank in paths too, and a `%` without two hexadecimal digits stays what it is.
 */
export function decodeUri(text: string): string {
  if (!/[%+\u0080-\u00ff]/.test(text)) return text;
  const bytes = text
    .replaceAll('+', ' ')
    .replace(/%([0-9a-f]{2})/gi, (_whole, digits: string) => String.fromCharCode(parseInt(digits, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Pairs of a query string or form, which may hold empty parts and names without a value. */
export function decodePairs(text: string): Pairs {
  return text
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      const [name, value] = equals < 0 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)];
      return [decodeUri(name), decodeUri(value)];
    });
}

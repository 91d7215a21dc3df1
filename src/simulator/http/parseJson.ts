/** How deep Asterisk's JSON reader follows lists and objects. */
const DEEPEST = 2048;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** True when the value holds what JSON.parse takes and Asterisk's reader refuses. */
function isRefused(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return /[\0\p{Surrogate}]/u.test(value);
  if (typeof value === 'number') return !Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return false;
  if (depth > DEEPEST) return true;
  return Object.entries(value).some(
    ([name, member]) => isRefused(name, depth) || isRefused(member, depth + 1),
  );
}

/**
 * Reads JSON as strictly as Asterisk: an object or a list, in valid UTF-8, without the character U+0000, half
 * surrogate pairs, numbers too large, or more than 2,048 levels. Throws for everything else.
 */
export function parseJson(bytes: Uint8Array): object {
  const value: unknown = JSON.parse(utf8.decode(bytes));
  if (typeof value !== 'object' || value === null || isRefused(value, 1))
    throw new Error('Not an object or a list');
  return value;
}

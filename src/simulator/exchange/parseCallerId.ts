import type { CallerID } from '../../ari/generated/resources';

/** Reads `"Ann" <100>`, `Ann <100>`, `<100>`, `100` and `Ann` as Asterisk does. */
export function parseCallerId(text: string): CallerID {
  const whole = /^\s*(.*?)\s*<([^>]*)>?\s*$/s.exec(text);
  if (whole) return { name: unquoted(whole[1] ?? ''), number: (whole[2] ?? '').trim() };
  const alone = text.trim();
  const isNumber = /^[+]?[0-9*#().\- ]+$/.test(alone);
  return isNumber ? { name: '', number: alone } : { name: unquoted(alone), number: '' };
}

function unquoted(name: string): string {
  const inner = /^"(.*)"$/s.exec(name)?.[1];
  return inner === undefined ? name : inner.replace(/\\(.)/g, '$1');
}

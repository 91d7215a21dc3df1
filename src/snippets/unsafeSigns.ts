/*
 * Copied code is read before it is run, and pasted into terminals: what is not seen, moves what is seen, or is an order
 * to a terminal stands there as an escape. That is more than `displayText` makes visible: here nothing is lost by it.
 */

/** Controls, formats, private and unassigned signs, lone surrogates, and every blank but the space. */
export const UNSAFE_SIGN = /(?! )[\p{C}\p{Z}]/u;

/** Whether `sign`, one character, is written as an escape. */
export function isUnsafe(sign: string): boolean {
  return UNSAFE_SIGN.test(sign);
}

/** `sign` as JSON and JavaScript escape it, in halves where it needs two. */
export function jsonEscape(sign: string): string {
  return Array.from({ length: sign.length }, (_, at) => hexEscape('\\u', sign.charCodeAt(at), 4)).join('');
}

/** A code in hexadecimal of at least `digits` digits, behind `prefix`. */
export function hexEscape(prefix: string, code: number, digits: number): string {
  return prefix + code.toString(16).padStart(digits, '0');
}

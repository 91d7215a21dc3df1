import { byteOf } from './byteOf';

/** How much a JSON text may hold before it is read. */
export interface JsonBounds {
  /** Levels of objects and arrays in each other. */
  readonly depth: number;
  /** Objects, arrays and commas: about the values that the text would become. */
  readonly values: number;
}

/** Levels that no answer and no event of Asterisk comes near; what walks a value may recurse so far. */
export const DEEPEST_JSON = 64;

const QUOTE = byteOf('"');
const BACKSLASH = byteOf('\\');
const COMMA = byteOf(',');
const OPEN_OBJECT = byteOf('{');
const CLOSE_OBJECT = byteOf('}');
const OPEN_ARRAY = byteOf('[');
const CLOSE_ARRAY = byteOf(']');

/** Where the string ends that begins at `from`, behind its quote: behind the closing one, or the text's end. */
function stringEnd(text: Uint8Array, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== QUOTE) at += text[at] === BACKSLASH ? 2 : 1;
  return at + 1;
}

/**
 * Why a text is not to be parsed, JSON or not; undefined when it may be. `JSON.parse` itself takes a
 * hundred thousand levels, and 32 MiB of `{}` become gigabytes: nothing that comes after it is made for that.
 */
export function jsonExcess(text: Uint8Array, { depth, values }: JsonBounds): string | undefined {
  let level = 0;
  let count = 0;
  let at = 0;
  while (at < text.length) {
    const byte = text[at] ?? 0;
    at += 1;
    if (byte === QUOTE) at = stringEnd(text, at);
    else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) level -= 1;
    else if (byte === COMMA || byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      count += 1;
      if (count > values) return `of more than ${values.toLocaleString('en')} values`;
      if (byte === COMMA) continue;
      level += 1;
      if (level > depth) return `nested deeper than ${String(depth)} levels`;
    }
  }
  return undefined;
}

/** A number that JavaScript cannot hold, as it was written. */
export class ExactNumber {
  /** The digits. */
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  /** The digits, for whoever writes it as text. */
  toString(): string {
    return this.source;
  }
}

/** A number whose digits may be more than JavaScript keeps. */
const LONG_NUMBER = /\d{16}|\d\.\d{14}|\d[eE][+-]?\d{3}/;

type Reviver = (key: string, value: unknown, context?: { readonly source?: string }) => unknown;

/**
 * Parses JSON; numbers that JavaScript would round become an {@link ExactNumber}. Throws a SyntaxError
 * where the text is no JSON.
 */
export function parseJson(text: string): unknown {
  // A reviver is slow: only where it is needed.
  if (!LONG_NUMBER.test(text)) return JSON.parse(text);
  const exact: Reviver = (_key, value, context) => {
    const source = context?.source;
    return typeof value === 'number' &&
      source !== undefined &&
      String(value) !== source &&
      LONG_NUMBER.test(source)
      ? new ExactNumber(source)
      : value;
  };
  return JSON.parse(text, exact);
}

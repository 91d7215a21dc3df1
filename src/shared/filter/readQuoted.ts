import type { Glob } from './filterTerm';

/** A text in quotes: what it says and where the filter goes on behind it. */
export interface Quoted {
  /** Its pieces between stars that are not escaped. */
  readonly glob: Glob;
  /** All of it, a star being a star. */
  readonly text: string;
  readonly next: number;
}

/**
 * Reads the text whose opening quote is at `at`: `\"`, `\\` and `\*` stand for the second sign, any other
 * backslash for itself. Undefined when nothing closes it.
 */
export function readQuoted(filter: string, at: number): Quoted | undefined {
  const glob: string[] = [];
  let piece = '';
  let text = '';
  const add = (sign: string): void => {
    text += sign;
    piece += sign;
  };
  for (let index = at + 1; index < filter.length; index += 1) {
    const sign = filter.charAt(index);
    if (sign === '"') return { glob: [...glob, piece], text, next: index + 1 };
    if (sign === '\\' && '"\\*'.includes(filter.charAt(index + 1)) && index + 1 < filter.length) {
      index += 1;
      add(filter.charAt(index));
    } else if (sign === '*') {
      glob.push(piece);
      piece = '';
      text += sign;
    } else add(sign);
  }
  return undefined;
}

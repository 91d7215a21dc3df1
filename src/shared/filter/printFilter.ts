import type { FilterTerm, Glob } from './filterTerm';
import { parseFilter } from './parseFilter';

function quote(pieces: readonly string[]): string {
  return `"${pieces.map((piece) => piece.replace(/["\\*]/g, '\\$&')).join('*')}"`;
}

/** Writes a value, in quotes where it needs them. */
export function printValue(glob: Glob): string {
  const plain = glob.join('*');
  const clear = plain !== '' && !/[\s,"]/.test(plain) && glob.every((piece) => !piece.includes('*'));
  return clear ? plain : quote(glob);
}

/** Writes a text to look for, in quotes where it would be read as something else. */
function printText(text: string): string {
  const { terms, errors } = parseFilter(text);
  const [only] = terms;
  const isItself = terms.length === 1 && errors.length === 0 && only?.kind === 'text' && !only.negated;
  return isItself && only.text === text ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** Writes one term as {@link parseFilter} reads it. */
export function printTerm(term: FilterTerm): string {
  const sign = term.negated ? '-' : '';
  switch (term.kind) {
    case 'field':
      return `${sign}${term.field}:${term.values.map(printValue).join(',')}`;
    case 'text':
      return sign + printText(term.text);
    case 'regex':
      return `${sign}/${term.source}/`;
  }
}

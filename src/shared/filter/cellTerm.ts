import type { FilterField } from './filterTerm';
import { filterParts } from './parseFilter';
import { printTerm } from './printFilter';

/** What a cell's value can be asked for by: a field, or as a text anywhere in the event. */
export type CellField = FilterField | 'text';

/** The term that asks for exactly this value; empty for a value that nothing can be asked of. */
export function cellTerm(field: CellField, value: string, negated = false): string {
  if (field === 'text') {
    const text = value.trim();
    return text === '' ? '' : printTerm({ kind: 'text', negated, text });
  }
  return value === '' ? '' : printTerm({ kind: 'field', negated, field, values: [[value]] });
}

/**
 * `filter` with one more term. A term that is there already, the other way round or another value of a
 * field that can only have one, makes room for it.
 */
export function withTerm(filter: string, term: string): string {
  const [added] = filterParts(term);
  if (!added || !('term' in added.read)) return filter;
  const wanted = added.read.term;
  const same = printTerm({ ...wanted, negated: false });
  const rest = filterParts(filter)
    .filter(({ read }) => {
      if (!('term' in read)) return true;
      const { term: present } = read;
      if (printTerm({ ...present, negated: false }) === same) return false;
      const both = present.kind === 'field' && wanted.kind === 'field' && present.field === wanted.field;
      // A channel may be touched together with another one; a type is one or the other.
      return !(both && wanted.field === 'type' && !present.negated && !wanted.negated);
    })
    .map(({ from, to }) => filter.slice(from, to));
  return [...rest, term].join(' ');
}

import type { FilterError, FilterPart, FilterTerm } from './filterTerm';
import { readPart } from './readPart';

/** What a filter asks for. */
export interface ParsedFilter {
  /** All of them have to hold. */
  readonly terms: readonly FilterTerm[];
  /** The parts that were left out, in order. */
  readonly errors: readonly FilterError[];
}

/** Cuts a filter into its parts, right or wrong, in order; between them is white space only. */
export function filterParts(text: string): FilterPart[] {
  const parts: FilterPart[] = [];
  const visible = /\S/g;
  for (let match = visible.exec(text); match; match = visible.exec(text)) {
    const part = readPart(text, match.index);
    parts.push(part);
    visible.lastIndex = part.to;
  }
  return parts;
}

/**
 * Reads a filter. Terms stand side by side and all have to hold; `-term` must not hold. A term is
 * `field:value`, a word or `"phrase"` that stands anywhere in the event, or a `/regular expression/`. A
 * value may be quoted, have `*` for anything, and be a list `a,b` of which one has to match. Never throws:
 * a part that is wrong is told and left out.
 */
export function parseFilter(text: string): ParsedFilter {
  const terms: FilterTerm[] = [];
  const errors: FilterError[] = [];
  for (const { read } of filterParts(text)) {
    if ('term' in read) terms.push(read.term);
    else errors.push(read.error);
  }
  return { terms, errors };
}

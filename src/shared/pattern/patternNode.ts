import type { CharSet } from './charSet';

/** A place that a {@link PatternNode} can ask for, without taking a character. */
export type PatternPlace = 'lineStart' | 'lineEnd' | 'wordEdge' | 'noWordEdge';

/** A regular expression, parsed. Groups are gone: nobody asks what they captured. */
export type PatternNode =
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'place'; readonly place: PatternPlace }
  | { readonly kind: 'sequence'; readonly nodes: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly nodes: readonly PatternNode[] }
  /** `max` is Infinity where there is no bound. */
  | { readonly kind: 'repeat'; readonly node: PatternNode; readonly min: number; readonly max: number };

/** An expression that we cannot take: the message says what to do, `from` and `to` are places in its source. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
  /** First character of the part that is wrong, and the one after its last. */
  readonly from: number;
  readonly to: number;

  constructor(message: string, from: number, to: number) {
    super(message);
    this.from = from;
    this.to = to;
  }
}

/** How many states a matcher of `node` will have, about. */
export function patternSize(node: PatternNode): number {
  switch (node.kind) {
    case 'set':
    case 'place':
      return 1;
    case 'sequence':
    case 'choice':
      return node.nodes.reduce((sum, part) => sum + patternSize(part), 1);
    case 'repeat':
      return 1 + patternSize(node.node) * (node.max === Infinity ? node.min + 1 : node.max);
  }
}

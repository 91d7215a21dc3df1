import type { CharSet } from '../../shared/pattern/charSet';
import type { PatternNode, PatternPlace } from '../../shared/pattern/patternNode';

/** A step of a {@link PatternProgram}; `next` and `other` are places in its steps. */
export type PatternStep =
  | { readonly kind: 'take'; readonly set: CharSet; readonly next: number }
  | { readonly kind: 'place'; readonly place: PatternPlace; readonly next: number }
  | { kind: 'split'; next: number; readonly other: number }
  | { readonly kind: 'found' };

/** An expression as a non-deterministic automaton. */
export interface PatternProgram {
  readonly steps: readonly PatternStep[];
  readonly start: number;
}

/** Compiles an expression, each repetition written out. */
export function patternProgram(node: PatternNode): PatternProgram {
  const steps: PatternStep[] = [];

  function add(step: PatternStep): number {
    return steps.push(step) - 1;
  }

  function repeat(part: PatternNode, min: number, max: number, after: number): number {
    let next = after;
    if (max === Infinity) {
      const loop = { kind: 'split' as const, next: 0, other: after };
      next = add(loop);
      loop.next = compile(part, next);
    } else {
      for (let count = min; count < max; count += 1) {
        next = add({ kind: 'split', next: compile(part, next), other: after });
      }
    }
    for (let count = 0; count < min; count += 1) next = compile(part, next);
    return next;
  }

  /** Adds what matches `part` and goes on at `next`; returns where it starts. */
  function compile(part: PatternNode, next: number): number {
    switch (part.kind) {
      case 'set':
        return add({ kind: 'take', set: part.set, next });
      case 'place':
        return add({ kind: 'place', place: part.place, next });
      case 'sequence':
        return part.nodes.reduceRight((following, item) => compile(item, following), next);
      case 'choice':
        return part.nodes
          .map((item) => compile(item, next))
          .reduce((other, start) => add({ kind: 'split', next: start, other }));
      case 'repeat':
        return repeat(part.node, part.min, part.max, next);
    }
  }

  return { start: compile(node, add({ kind: 'found' })), steps };
}

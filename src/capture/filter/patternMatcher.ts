import { includes } from '../../shared/pattern/charSet';
import { parsePattern } from '../../shared/pattern/parsePattern';
import type { PatternPlace } from '../../shared/pattern/patternNode';
import { charClasses, NEIGHBOUR, type CharClasses } from './charClasses';
import { patternProgram, type PatternProgram } from './patternProgram';

const UNKNOWN = -1;
const FOUND = -2;
/** Beyond so many states they are forgotten and worked out again: memory stays bounded. */
const MOST_STATES = 500;

interface State {
  /** Steps that wait for the next character. */
  readonly waiting: readonly number[];
  /** What stands before it. */
  readonly before: number;
}

function holds(place: PatternPlace, before: number, after: number): boolean {
  switch (place) {
    case 'lineStart':
      return before === NEIGHBOUR.lineEnd;
    case 'lineEnd':
      return after === NEIGHBOUR.lineEnd;
    case 'wordEdge':
      return (before === NEIGHBOUR.word) !== (after === NEIGHBOUR.word);
    case 'noWordEdge':
      return (before === NEIGHBOUR.word) === (after === NEIGHBOUR.word);
  }
}

/**
 * Finds a regular expression in texts, in time that grows with the text's length only: JavaScript's own
 * backtracks, and an expression such as `(a+)+$` or `.*x.*y.*z` would stop the whole extension host for
 * one frame that a caller has chosen. This one walks a deterministic automaton, one look into a table per
 * character; states are worked out when first needed.
 */
export class PatternMatcher {
  readonly #program: PatternProgram;
  readonly #classes: CharClasses;
  /** For each step that takes a character, which classes it takes. */
  readonly #takes: (Uint8Array | undefined)[];
  readonly #endClass: number;
  #states: State[] = [];
  readonly #known = new Map<string, number>();
  /** Row `state`, column class: the next state, {@link FOUND} or {@link UNKNOWN}. */
  readonly #table: Int32Array;

  /** Throws a `PatternError` for an expression that is wrong or not supported. */
  constructor(source: string) {
    this.#program = patternProgram(parsePattern(source));
    const { steps } = this.#program;
    this.#classes = charClasses(steps.flatMap((step) => (step.kind === 'take' ? [step.set] : [])));
    const { members } = this.#classes;
    this.#endClass = members.length;
    this.#takes = steps.map((step) =>
      step.kind === 'take'
        ? Uint8Array.from(members, (unit) => (includes(step.set, unit) ? 1 : 0))
        : undefined,
    );
    this.#table = new Int32Array(MOST_STATES * (members.length + 1));
    this.#forget();
  }

  /** Tells whether the expression matches anywhere in `text` from `from` (inclusive) to `to` (exclusive). */
  test(text: string, from = 0, to = text.length): boolean {
    const { classOf } = this.#classes;
    const columns = this.#endClass + 1;
    let state = 0;
    for (let at = from; at < to; at += 1) {
      const cls = classOf[text.charCodeAt(at)] ?? 0;
      let next = this.#table[state * columns + cls] ?? UNKNOWN;
      if (next === UNKNOWN) next = this.#step(state, cls);
      if (next === FOUND) return true;
      state = next;
    }
    const end = this.#table[state * columns + this.#endClass] ?? UNKNOWN;
    return (end === UNKNOWN ? this.#step(state, this.#endClass) : end) === FOUND;
  }

  #forget(): void {
    this.#states = [];
    this.#known.clear();
    this.#table.fill(UNKNOWN);
    this.#number({ waiting: [this.#program.start], before: NEIGHBOUR.lineEnd });
  }

  #number(state: State): number {
    const key = `${state.before}:${state.waiting.join(',')}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const number = this.#states.push(state) - 1;
    this.#known.set(key, number);
    return number;
  }

  /** Works out where `state` leads with a character of class `cls`, or with the end of the text. */
  #step(state: number, cls: number): number {
    const from = this.#states[state];
    if (!from) return FOUND;
    const after = this.#classes.neighbours[cls] ?? NEIGHBOUR.lineEnd;
    const reached = this.#reach(from, after);
    if (reached === undefined) return (this.#table[state * (this.#endClass + 1) + cls] = FOUND);
    const waiting = new Set([this.#program.start]);
    for (const at of reached) {
      const step = this.#program.steps[at];
      if (step?.kind === 'take' && this.#takes[at]?.[cls] === 1) waiting.add(step.next);
    }
    if (this.#states.length >= MOST_STATES) {
      this.#forget();
      return this.#number(sorted(waiting, after));
    }
    const next = this.#number(sorted(waiting, after));
    this.#table[state * (this.#endClass + 1) + cls] = next;
    return next;
  }

  /** All steps that `state` reaches without taking a character; undefined when it has found a match. */
  #reach({ waiting, before }: State, after: number): Set<number> | undefined {
    const reached = new Set(waiting);
    // Grows while it is walked.
    for (const at of reached) {
      const step = this.#program.steps[at];
      if (!step || step.kind === 'found') return undefined;
      if (step.kind === 'split') reached.add(step.next).add(step.other);
      else if (step.kind === 'place' && holds(step.place, before, after)) reached.add(step.next);
    }
    return reached;
  }
}

function sorted(waiting: Set<number>, before: number): State {
  return { waiting: [...waiting].sort((a, b) => a - b), before };
}

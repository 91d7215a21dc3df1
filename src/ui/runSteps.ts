/** What the user did with one question. */
export type Answer<T> =
  { readonly kind: 'value'; readonly value: T } | { readonly kind: 'back' } | { readonly kind: 'cancel' };

/** Where a question stands in its sequence; counts from 1. */
export interface StepPlace {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

/** The place of a question that stands alone; it shows no count. */
export const SINGLE_STEP: Omit<StepPlace, 'title'> = { step: 0, totalSteps: 0 };

/** One question of a sequence; its answer is the draft with the answer in it. */
export interface Step<Draft> {
  readonly key: string;
  /** Whether the question is asked, given what was answered so far; always when absent. */
  readonly applies?: (draft: Draft) => boolean;
  readonly ask: (draft: Draft, place: StepPlace) => Promise<Answer<Draft>>;
}

/** A sequence of questions. */
export interface StepSequence<Draft> {
  readonly title: string;
  readonly steps: readonly Step<Draft>[];
  /** What is known before the first question. */
  readonly draft: Draft;
  /** Key of the question to start with; those before it are reached by the back button. */
  readonly startAt?: string;
}

/**
 * Asks one question after the other, with a way back that keeps every answer given. Resolves with the
 * finished draft, or with undefined when the user cancels.
 */
export async function runSteps<Draft>(sequence: StepSequence<Draft>): Promise<Draft | undefined> {
  const { title, steps } = sequence;
  let { draft } = sequence;
  let index = Math.max(
    0,
    steps.findIndex(({ key }) => key === sequence.startAt),
  );
  for (;;) {
    const asked = steps.filter(({ applies }) => applies?.(draft) ?? true);
    const current = steps.slice(index).find((step) => asked.includes(step));
    if (!current) return draft;
    const step = asked.indexOf(current) + 1;
    const answer = await current.ask(draft, { title, step, totalSteps: asked.length });
    if (answer.kind === 'cancel') return undefined;
    if (answer.kind === 'value') {
      draft = answer.value;
      index = steps.indexOf(current) + 1;
    } else {
      const previous = asked[step - 2];
      if (previous) index = steps.indexOf(previous);
    }
  }
}

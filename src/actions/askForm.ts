import { askChoice } from '../ui/askChoice';
import { askText } from '../ui/askText';
import type { Choice, Separator } from '../ui/choice';
import { runSteps, type Answer, type Step, type StepPlace } from '../ui/runSteps';
import { choicesWithProblems } from './choicesWithProblems';
import type { Asks } from './resourceAction';

/** One thing that an action asks for. Its answer is text; empty for an option that was left out. */
export interface FormField {
  /** Name of the answer. */
  readonly key: string;
  /** Stands in the list of options, such as `Longest`. */
  readonly label: string;
  /** The whole question. */
  readonly prompt: string;
  readonly placeholder?: string;
  /** The answer that is there before anything was asked. */
  readonly value?: string;
  /** What Asterisk takes where an option is left out. */
  readonly usual?: string;
  /** It is offered in the list of options, and not asked by itself. */
  readonly optional?: true;
  /** Answers to choose from; any text can be typed as well unless `only` is set. */
  readonly choices?: readonly (Choice<string> | Separator)[];
  /** Choices that are still to come. Does not reject. */
  readonly later?: () => Promise<readonly (Choice<string> | Separator)[]>;
  readonly only?: true;
  /** What is wrong with an answer, as a sentence for the user. */
  readonly problem?: (text: string, answers: FormAnswers) => string | undefined;
  /** Whether it is asked at all, given the other answers. */
  readonly applies?: (answers: FormAnswers) => boolean;
}

/** The answers by their fields' keys. */
export type FormAnswers = Readonly<Record<string, string>>;

/** In the list of options: done with them. */
const GO = Symbol('go');

function typedChoice(field: FormField, answers: FormAnswers): (text: string) => Choice<string> {
  return (text) => {
    const problem = field.problem?.(text, answers);
    return { label: text, ...(problem === undefined ? {} : { description: problem }), value: text };
  };
}

/** An option that has a value can be left out again; a text is emptied, but of choices one must be that. */
function leavingOut({ optional, usual }: FormField, value: string): readonly Choice<string>[] {
  if (optional !== true || value === '') return [];
  const description = usual === undefined ? 'nothing is sent' : `usually ${usual}`;
  return [{ label: 'Leave out', description, icon: 'discard', value: '' }];
}

/** What is offered for a field, and what stands in its input, when its answer so far is `value`. */
function offered(
  field: FormField,
  value: string,
): { readonly choices: readonly (Choice<string> | Separator)[]; readonly typed: string } {
  const listed = field.choices ?? [];
  // Below thousands of choices nobody finds it; but the first one is taken where none is highlighted.
  if (listed.some((choice) => 'value' in choice && choice.value === value))
    return { choices: [...leavingOut(field, value), ...listed], typed: '' };
  const isOwn = field.only !== true && field.later === undefined;
  return { choices: [...listed, ...leavingOut(field, value)], typed: isOwn ? value : '' };
}

async function askField(
  field: FormField,
  answers: FormAnswers,
  place: StepPlace,
  signal: AbortSignal,
): Promise<Answer<FormAnswers>> {
  const { key, prompt, placeholder, problem } = field;
  const value = answers[key] ?? '';
  // An option that is emptied is left out again.
  const problemOf = (text: string): string | undefined =>
    text === '' && field.optional === true ? undefined : problem?.(text, answers);
  const { choices, typed } = offered(field, value);
  const answer =
    field.choices === undefined && field.later === undefined
      ? await askText(place, {
          prompt,
          ...(placeholder === undefined ? {} : { placeholder }),
          value,
          problem: problemOf,
          signal,
        })
      : await askChoice<string>(place, {
          placeholder: prompt,
          choices: choicesWithProblems(choices, problemOf),
          ...(field.later === undefined
            ? {}
            : { later: field.later().then((more) => choicesWithProblems(more, problemOf)) }),
          active: value,
          typed,
          ...(field.only === true ? {} : { free: typedChoice(field, answers) }),
          accepts: (text) => problemOf(text) === undefined,
          signal,
        });
  return answer.kind === 'value' ? { kind: 'value', value: { ...answers, [key]: answer.value } } : answer;
}

/** What stands beside an option: its value, or what is taken without one. */
function shownValue({ key, usual }: FormField, answers: FormAnswers): string {
  const value = answers[key] ?? '';
  if (value !== '') return value;
  return usual === undefined ? '' : `usually ${usual}`;
}

/** Offers the options until the user goes on; the way back leads out of a question into the list. */
async function askOptions(
  go: string,
  options: readonly FormField[],
  given: FormAnswers,
  place: StepPlace,
  signal: AbortSignal,
): Promise<Answer<FormAnswers>> {
  let answers = given;
  let active: FormField | typeof GO = GO;
  for (;;) {
    const present = answers;
    const choices: (Choice<FormField | typeof GO> | Separator)[] = [
      { label: go, icon: 'arrow-right', value: GO },
      { separator: 'options' },
      ...options
        .filter(({ applies }) => applies?.(present) ?? true)
        .map((field) => ({ label: field.label, description: shownValue(field, present), value: field })),
    ];
    const chosen: Answer<FormField | typeof GO> = await askChoice(place, {
      placeholder: 'Go on, or choose an option to set it',
      choices,
      active,
      signal,
    });
    if (chosen.kind !== 'value') return chosen;
    if (chosen.value === GO) return { kind: 'value', value: answers };
    active = chosen.value;
    const below = { ...place, step: place.step + 1, totalSteps: place.totalSteps + 1 };
    const answer = await askField(active, answers, below, signal);
    if (answer.kind === 'cancel') return answer;
    if (answer.kind === 'value') answers = answer.value;
  }
}

/**
 * Asks for one thing after the other, then offers the options in one list, with `go` as the way on. Answers
 * undefined when the user gives up.
 */
export async function askForm(
  { title, signal }: Pick<Asks, 'signal' | 'title'>,
  fields: readonly FormField[],
  go: string,
): Promise<FormAnswers | undefined> {
  const options = fields.filter(({ optional }) => optional === true);
  const steps: Step<FormAnswers>[] = fields
    .filter(({ optional }) => optional !== true)
    .map((field) => ({
      key: field.key,
      ...(field.applies === undefined ? {} : { applies: field.applies }),
      ask: async (answers, place) => askField(field, answers, place, signal),
    }));
  if (options.length > 0) {
    steps.push({
      key: '',
      ask: async (answers, place) => askOptions(go, options, answers, place, signal),
    });
  }
  const draft = Object.fromEntries(fields.map(({ key, value }) => [key, value ?? '']));
  return runSteps<FormAnswers>({ title, steps, draft });
}

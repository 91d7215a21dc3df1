import type { DescribedParameter } from '../operations/describedOperation';
import { isFields } from '../shared/fields';
import { askChoice } from '../ui/askChoice';
import { askText } from '../ui/askText';
import type { Choice, Separator } from '../ui/choice';
import type { Answer, StepPlace } from '../ui/runSteps';
import { bodyOf, pairsOf, readPair, withPair, type Pair } from './bodyPairs';

type Order =
  | { readonly kind: 'done' | 'json' | 'nothing' }
  | { readonly kind: 'change' | 'remove'; readonly name: string }
  | { readonly kind: 'set'; readonly pair: Pair };

/** Examples of bodies that are more than names and values. */
const EXAMPLES: Readonly<Record<string, string | undefined>> = {
  filter: '{"disallowed":[{"type":"ChannelVarset"}]}',
  fields: '[{"attribute":"max_contacts","value":"2"}]',
};

function jsonProblem(parameter: DescribedParameter, text: string): string | undefined {
  if (text.trim() === '') return parameter.required === true ? `${parameter.name} is required.` : undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) || Array.isArray(value) ? undefined : 'Type a JSON object.';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Asks for a body as JSON text; an empty one leaves it out. */
async function askJson(
  place: StepPlace,
  parameter: DescribedParameter,
  value: unknown,
): Promise<Answer<unknown>> {
  const { name, description } = parameter;
  const answer = await askText(place, {
    prompt: `${name} as JSON. ${description}`,
    placeholder: EXAMPLES[name] ?? '{"NAME":"value"}',
    value: value === undefined ? '' : JSON.stringify(value),
    problem: (text) => jsonProblem(parameter, text),
  });
  if (answer.kind !== 'value') return answer;
  const text = answer.value.trim();
  return { kind: 'value', value: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

function pairChoices(
  parameter: DescribedParameter,
  pairs: readonly Pair[],
): readonly (Choice<Order> | Separator)[] {
  const many = `${String(pairs.length)} ${pairs.length === 1 ? 'value' : 'values'}`;
  const mayEnd = pairs.length > 0 || parameter.required !== true;
  return [
    ...(mayEnd
      ? [
          {
            label: 'Done',
            description: pairs.length === 0 ? 'none' : many,
            icon: 'check',
            value: { kind: 'done' },
          } as const,
        ]
      : []),
    ...pairs.flatMap(([name, value]): Choice<Order>[] => [
      { label: name, description: `= ${value}`, icon: 'edit', value: { kind: 'change', name } },
      { label: `Remove ${name}`, icon: 'close', value: { kind: 'remove', name } },
    ]),
    { separator: 'type NAME=value to add one' },
    { label: 'Write all as JSON…', icon: 'json', value: { kind: 'json' } },
  ];
}

function typedPair(text: string): Choice<Order> {
  const pair = readPair(text);
  if (!pair) return { label: text, description: 'type NAME=value', value: { kind: 'nothing' } };
  return { label: text, description: `sets ${pair[0]}`, icon: 'add', value: { kind: 'set', pair } };
}

/**
 * Asks for the body of a request: names and values one by one, or all of it as JSON. Answers undefined for
 * none.
 */
export async function askBody(
  place: StepPlace,
  parameter: DescribedParameter,
  given: unknown,
): Promise<Answer<unknown>> {
  let pairs = pairsOf(parameter, given);
  const inner: StepPlace = {
    ...place,
    step: place.step + 1,
    totalSteps: Math.max(place.totalSteps, place.step + 1),
  };
  for (;;) {
    if (!pairs) return askJson(place, parameter, given);
    const shown: readonly Pair[] = pairs;
    const answer = await askChoice<Order>(place, {
      placeholder: `${parameter.name}: NAME=value. ${parameter.description}`,
      choices: pairChoices(parameter, shown),
      free: typedPair,
      accepts: ({ kind }) => kind !== 'nothing',
    });
    if (answer.kind !== 'value') return answer;
    const order = answer.value;
    if (order.kind === 'done') return { kind: 'value', value: bodyOf(parameter, shown) };
    if (order.kind === 'set') pairs = withPair(shown, order.pair);
    else if (order.kind === 'remove') pairs = shown.filter(([name]) => name !== order.name);
    else if (order.kind === 'change') {
      const { name } = order;
      const value = shown.find(([known]) => known === name)?.[1] ?? '';
      const changed = await askText(inner, { prompt: `Value of ${name}`, value });
      if (changed.kind === 'cancel') return changed;
      if (changed.kind === 'value') pairs = withPair(shown, [name, changed.value]);
    } else {
      const json = await askJson(inner, parameter, bodyOf(parameter, shown));
      if (json.kind !== 'back') return json;
    }
  }
}

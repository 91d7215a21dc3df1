import { problemOf } from '../ari/problemOf';
import { typedText } from '../ari/typedText';
import type { DescribedOperation, DescribedParameter } from '../operations/describedOperation';
import { ownId } from '../operations/ownId';
import type { SuggestingServer } from '../operations/suggestions/suggestion';
import { hasSuggestions, isNewId, suggestValues } from '../operations/suggestions/suggestValues';
import { valueWarning } from '../operations/valueWarning';
import { askChoice } from '../ui/askChoice';
import { askText } from '../ui/askText';
import type { Choice, Separator } from '../ui/choice';
import type { Answer, StepPlace } from '../ui/runSteps';
import { askBody } from './askBody';
import { kindText, valueProblem, valueText } from './parameterValue';

/** A parameter to ask for, and what is known. */
export interface ParameterQuestion {
  readonly server: SuggestingServer;
  readonly operation: Pick<DescribedOperation, 'id'>;
  readonly parameter: DescribedParameter;
  /** The parameters that have a value, perhaps this one too. */
  readonly given: Readonly<Record<string, unknown>>;
}

function promptOf({ name, description }: DescribedParameter): string {
  return description === '' ? name : `${name}: ${description}`;
}

/** Values that are there now, as choices; where they cannot be had, why. */
async function suggested<T>(
  { server, operation, parameter, given }: ParameterQuestion,
  take: (value: string) => T,
): Promise<(Choice<T> | Separator)[]> {
  try {
    const found = await suggestValues(server, { operationId: operation.id, name: parameter.name }, given);
    return found.map(({ value, description, detail }) => ({
      label: value,
      ...(description !== undefined && { description }),
      ...(detail !== undefined && { detail }),
      value: take(value),
    }));
  } catch (error) {
    return [{ separator: `what there is cannot be had: ${problemOf(error).message}` }];
  }
}

/** What is typed, as a choice that says what is wrong or odd about it. */
function typedChoice({ parameter }: ParameterQuestion, text: string): Choice<unknown> {
  const value = typedText(parameter, text);
  const remark = valueProblem(parameter, value) ?? valueWarning(parameter.name, text);
  return { label: text, ...(remark !== undefined && { description: remark }), value };
}

async function askOneOf(
  place: StepPlace,
  { parameter, given }: ParameterQuestion,
  values: readonly (boolean | string)[],
): Promise<Answer<unknown>> {
  const { name, default: usual } = parameter;
  return askChoice<unknown>(place, {
    placeholder: promptOf(parameter),
    choices: values.map((value) => ({
      label: String(value),
      ...(usual === value && { description: 'default' }),
      value,
    })),
    active: given[name] ?? usual,
  });
}

async function askTyped(place: StepPlace, question: ParameterQuestion): Promise<Answer<unknown>> {
  const { operation, parameter, given } = question;
  const { name, required } = parameter;
  const proposed = isNewId({ operationId: operation.id, name }) ? ownId() : '';
  const known = given[name];
  const answer = await askText(place, {
    prompt: `${promptOf(parameter)} (${kindText(parameter)})`,
    placeholder: required === true ? '' : 'Leave empty to leave it out',
    value: known === undefined ? proposed : valueText(known),
    problem: (text) =>
      text === '' && required !== true ? undefined : valueProblem(parameter, typedText(parameter, text)),
  });
  if (answer.kind !== 'value') return answer;
  const { value: text } = answer;
  return { kind: 'value', value: text === '' && required !== true ? undefined : typedText(parameter, text) };
}

type ListOrder =
  | { readonly kind: 'add'; readonly values: readonly string[] }
  | { readonly kind: 'done' }
  | { readonly kind: 'remove'; readonly value: string };

function listOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.split(',');
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

/** Asks for one value after the other. Asterisk splits at every comma, and so does this. */
async function askSeveral(place: StepPlace, question: ParameterQuestion): Promise<Answer<unknown>> {
  const { parameter, given } = question;
  const { name, allowed } = parameter;
  let values = listOf(given[name]);
  const add = (text: string): ListOrder => ({
    kind: 'add',
    values: text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  });
  const isFine = (order: ListOrder): boolean =>
    order.kind !== 'add' || (order.values.length > 0 && valueProblem(parameter, order.values) === undefined);
  const later = allowed ? undefined : suggested(question, add);
  for (;;) {
    const shown: readonly string[] = values;
    const answer = await askChoice<ListOrder>(place, {
      placeholder: shown.length === 0 ? promptOf(parameter) : `${name}: one more, or Done`,
      choices: [
        ...(shown.length > 0
          ? [
              {
                label: 'Done',
                description: shown.join(', '),
                icon: 'check',
                value: { kind: 'done' },
              } as const,
            ]
          : []),
        ...shown.map(
          (value) => ({ label: `Remove ${value}`, icon: 'close', value: { kind: 'remove', value } }) as const,
        ),
        ...(allowed ?? [])
          .filter((value) => !shown.includes(value))
          .map((value) => ({ label: value, value: add(value) })),
      ],
      ...(later && { later }),
      ...(!allowed && {
        free: (text: string): Choice<ListOrder> => {
          const remark = text
            .split(',')
            .map((part) => valueWarning(name, part.trim()))
            .find(Boolean);
          return { label: text, ...(remark !== undefined && { description: remark }), value: add(text) };
        },
      }),
      accepts: isFine,
    });
    if (answer.kind !== 'value') return answer;
    const order = answer.value;
    if (order.kind === 'done') return { kind: 'value', value: shown };
    values =
      order.kind === 'add'
        ? [...shown, ...order.values.filter((value) => !shown.includes(value))]
        : shown.filter((value) => value !== order.value);
  }
}

/** Asks for one parameter in the way that suits its type; answers undefined for one that is left out. */
export async function askParameter(place: StepPlace, question: ParameterQuestion): Promise<Answer<unknown>> {
  const { operation, parameter, given } = question;
  const { name, type, allowed, many } = parameter;
  if (parameter.in === 'body') return askBody(place, parameter, given[name]);
  if (many === true) return askSeveral(place, question);
  if (allowed) return askOneOf(place, question, allowed);
  if (type === 'boolean') return askOneOf(place, question, [true, false]);
  if (!hasSuggestions({ operationId: operation.id, name })) return askTyped(place, question);
  const known = given[name];
  return askChoice<unknown>(place, {
    placeholder: promptOf(parameter),
    choices: [],
    later: suggested(question, (value) => typedText(parameter, value)),
    ...(known !== undefined && { typed: valueText(known) }),
    free: (text) => typedChoice(question, text),
    accepts: (value) => valueProblem(parameter, value) === undefined,
  });
}

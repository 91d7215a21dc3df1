import { isAriError } from '../ari/ariError';
import { encodeOperation } from '../ari/encodeOperation';
import type { RawRequest } from '../ari/operationShape';
import type { DescribedOperation, DescribedParameter } from '../operations/describedOperation';
import type { ServerSession } from '../session/serverSession';
import { askChoice } from '../ui/askChoice';
import type { Choice, Separator } from '../ui/choice';
import { runSteps, type Answer, type Step, type StepPlace } from '../ui/runSteps';
import { askParameter } from './askParameter';
import { kindText, valueText } from './parameterValue';

/** Values of an operation's parameters by their names. */
export type GivenParameters = Readonly<Record<string, unknown>>;

/** How parameters are asked for. */
export interface AskParametersOptions {
  /** Stands above every question; names operation and server unless told. */
  readonly title?: string;
  /** What is done when all is answered; `Send` unless told. */
  readonly go?: string;
  /** Shows the list of all parameters in any case: for values that somebody wants to change. */
  readonly review?: boolean;
  /** Copies the request as code instead; offered in the list of all parameters. */
  readonly copy?: (request: RawRequest) => Promise<void>;
}

type Order =
  | { readonly kind: 'go' }
  | { readonly kind: 'copy' }
  | { readonly kind: 'ask' | 'drop'; readonly parameter: DescribedParameter };

/** The request as it would be sent, or why it cannot be. */
function preview(
  operation: DescribedOperation,
  params: GivenParameters,
): { readonly text: string; readonly isFine: boolean } {
  try {
    const { method, path, body } = encodeOperation(operation, params);
    return { text: [`${method} ${path}`, ...(body === undefined ? [] : [body])].join('  '), isFine: true };
  } catch (error) {
    if (isAriError(error)) return { text: error.message, isFine: false };
    throw error;
  }
}

function sheetChoices(
  operation: DescribedOperation,
  params: GivenParameters,
  go: string,
  canCopy: boolean,
): readonly (Choice<Order> | Separator)[] {
  const isSet = ({ name }: DescribedParameter): boolean => params[name] !== undefined;
  const set = operation.params.filter(isSet);
  const row = (parameter: DescribedParameter): Choice<Order> => ({
    label: parameter.name,
    description: isSet(parameter) ? `= ${valueText(params[parameter.name])}` : kindText(parameter),
    ...(parameter.description !== '' && { detail: parameter.description }),
    icon: isSet(parameter) ? 'edit' : parameter.required === true ? 'warning' : 'add',
    value: { kind: 'ask', parameter },
  });
  return [
    { label: go, description: preview(operation, params).text, icon: 'play', value: { kind: 'go' } },
    ...(canCopy
      ? [
          {
            label: 'Copy as…',
            description: 'as code, instead of sending it',
            icon: 'copy',
            value: { kind: 'copy' },
          } as const,
        ]
      : []),
    { separator: 'given' },
    ...set.flatMap((parameter) => [
      row(parameter),
      ...(parameter.required === true
        ? []
        : [
            {
              label: `Leave out ${parameter.name}`,
              icon: 'close',
              value: { kind: 'drop', parameter },
            } as const,
          ]),
    ]),
    { separator: 'may be given' },
    ...operation.params.filter((parameter) => !isSet(parameter)).map(row),
  ];
}

function withValue(params: GivenParameters, name: string, value: unknown): GivenParameters {
  const rest = Object.fromEntries(Object.entries(params).filter(([known]) => known !== name));
  return value === undefined ? rest : { ...rest, [name]: value };
}

/** Shows all parameters until the user goes on; the way back leads out of a question into the list. */
async function askSheet(
  session: ServerSession,
  operation: DescribedOperation,
  given: GivenParameters,
  place: StepPlace,
  { go, copy }: { readonly go: string; readonly copy: AskParametersOptions['copy'] },
): Promise<Answer<GivenParameters>> {
  let params = given;
  const inner: StepPlace = { title: place.title, step: place.step + 1, totalSteps: place.step + 1 };
  for (;;) {
    const shown = params;
    const answer = await askChoice<Order>(place, {
      placeholder: `${go}, or choose what else to give`,
      choices: sheetChoices(operation, shown, go, copy !== undefined),
      accepts: ({ kind }) => (kind !== 'go' && kind !== 'copy') || preview(operation, shown).isFine,
    });
    if (answer.kind !== 'value') return answer;
    const order = answer.value;
    if (order.kind === 'go') return { kind: 'value', value: shown };
    if (order.kind === 'copy') {
      await copy?.(encodeOperation(operation, shown));
      return { kind: 'cancel' };
    }
    const { parameter } = order;
    if (order.kind === 'drop') params = withValue(shown, parameter.name, undefined);
    else {
      const value = await askParameter(inner, { server: session, operation, parameter, given: shown });
      if (value.kind === 'cancel') return value;
      if (value.kind === 'value') params = withValue(shown, parameter.name, value.value);
    }
  }
}

/**
 * Asks for the parameters of an operation: one question for each that is needed and not given, then, where
 * there are others, a list of all of them beside the request as it will be sent. Undefined when the user
 * gives up.
 */
export async function askParameters(
  session: ServerSession,
  operation: DescribedOperation,
  given: GivenParameters = {},
  {
    title = `${operation.id} on ${session.profile.name}`,
    go = 'Send',
    review = false,
    copy,
  }: AskParametersOptions = {},
): Promise<GivenParameters | undefined> {
  const names = new Set(operation.params.map(({ name }) => name));
  // What this server does not know would be ignored without a word.
  const known = Object.fromEntries(Object.entries(given).filter(([name]) => names.has(name)));
  const needed = operation.params.filter(
    ({ name, required }) => required === true && known[name] === undefined,
  );
  const hasOthers = operation.params.some(({ required }) => required !== true);
  const steps = needed.map((parameter): Step<GivenParameters> => {
    return {
      key: parameter.name,
      ask: async (params, place) => {
        const answer = await askParameter(place, { server: session, operation, parameter, given: params });
        if (answer.kind !== 'value') return answer;
        return { kind: 'value', value: withValue(params, parameter.name, answer.value) };
      },
    };
  });
  const sheet: Step<GivenParameters> = {
    key: 'all of them',
    ask: (params, place) => askSheet(session, operation, params, place, { go, copy }),
  };
  return runSteps<GivenParameters>({
    title,
    steps: hasOthers || review ? [...steps, sheet] : steps,
    draft: known,
  });
}

import { askForm, type FormAnswers, type FormField } from '../askForm';
import { verbOf } from '../callsOutcome';
import { needed, variablesOf, variablesProblem } from '../formValues';
import { presentValue } from '../presentValue';
import type { ResourceAction } from '../resourceAction';
import { channelsOf } from './channelsOf';
import { getVariableCalls, setVariableCalls, valuesOf } from './variableCalls';
import { COMMON_VARIABLES, isWriteOnly, variableNames } from './variableNames';

const CHOICES = COMMON_VARIABLES.map(([value, description]) => ({ label: value, description, value }));
const READABLE = CHOICES.filter(({ value }) => !isWriteOnly(value));

const getVariables: ResourceAction = {
  plan: async (target, asks) => {
    const answers = await askForm(
      asks,
      [
        {
          key: 'names',
          label: 'Variables',
          prompt: 'Which variable? Choose, or type one or several: DIALSTATUS, CALLERID(num)',
          choices: READABLE,
          problem: needed('Type the name of a variable.'),
        },
      ],
      'Get',
    );
    const names = variableNames(answers?.names ?? '');
    if (names.length === 0) return undefined;
    return channelsOf(target).flatMap((channel) => getVariableCalls(channel, names));
  },
  done: verbOf('Got variables of'),
  noun: 'variable',
  show: async (answers, _target, { document, value: tell }) => {
    const values = [...valuesOf(answers)];
    const about = answers[0]?.call.about ?? '';
    const [first] = values;
    if (first && values.length === 1) {
      const text = String(first[1]);
      tell(`${first[0]} of ${about}`, text);
    } else await document(`Variables of ${about}`, Object.fromEntries(values));
  },
};

const NAMES: FormField = {
  key: 'names',
  label: 'Variable',
  prompt: 'Which variable? Choose, type a name, or several at once: NAME=value; OTHER=value',
  choices: CHOICES,
  problem: (text) => {
    if (text.includes('=')) return variablesProblem(text);
    return /\s/.test(text.trim()) ? 'A name has no spaces; NAME=value; OTHER=value sets several.' : undefined;
  },
};

const setVariables: ResourceAction = {
  plan: async (target, asks) => {
    const channels = channelsOf(target);
    const names = await askForm(asks, [NAMES], 'Set');
    const text = names?.names?.trim() ?? '';
    if (text === '') return undefined;
    const { rest, version } = target.session;
    if (text.includes('=')) return setVariableCalls(channels, variablesOf(text) ?? {}, version);
    const [only] = channels;
    const value =
      only && channels.length === 1
        ? await presentValue(asks.signal, async (options) =>
            rest.call('channels.getChannelVar', { channelId: only.id, variable: text }, options),
          )
        : '';
    const field: FormField = { key: 'value', label: 'Value', prompt: `Value of ${text}`, value };
    const answers: FormAnswers | undefined = await askForm(asks, [field], 'Set');
    return answers && setVariableCalls(channels, { [text]: answers.value ?? '' }, version);
  },
  done: verbOf('Set variables of'),
  noun: 'variable',
};

/** Looking at variables and setting them, one or several. */
export const VARIABLE_ACTIONS = { getVariables, setVariables };

import { fieldsOf } from '../../shared/fields';
import { askForm } from '../askForm';
import { countOf } from '../callsOutcome';
import { needed, variablesOf, variablesProblem } from '../formValues';
import { variableNames } from '../channel/variableNames';
import { namedBridge } from '../named';
import { planned } from '../plannedCall';
import type { ResourceAction } from '../resourceAction';
import { bridgeOf } from './bridgeOf';

/** Reads variables of a bridge, a call each: asked together, one that is not set hides the others. */
export const getBridgeVariables: ResourceAction = {
  plan: async (target, asks) => {
    const { id: bridgeId, name } = namedBridge(bridgeOf(target));
    const answers = await askForm(
      asks,
      [
        {
          key: 'variables',
          label: 'Variables',
          prompt: 'Name of the variable; several with commas. Asterisk answers 404 when one is not set',
          problem: needed('Type the name of a variable.'),
        },
      ],
      'Get',
    );
    const names = variableNames(answers?.variables ?? '');
    return answers && names.map((variable) => planned('bridges.getBridgeVar', { bridgeId, variable }, name));
  },
  done: (calls) => `Read ${countOf(calls.length, 'variable')} of ${calls[0]?.about ?? ''}`,
  show: async (answers, _target, sinks) => {
    const values = answers.map(({ call, value }) => {
      const text = fieldsOf(value)?.value;
      return [String(call.params.variable), typeof text === 'string' ? text : ''] as const;
    });
    const [first] = values;
    if (values.length === 1 && first) sinks.value(first[0], first[1]);
    else await sinks.document('Bridge Variables', Object.fromEntries(values));
  },
};

/** Sets variables of a bridge. */
export const setBridgeVariables: ResourceAction = {
  plan: async (target, asks) => {
    const { id: bridgeId, name } = namedBridge(bridgeOf(target));
    const answers = await askForm(
      asks,
      [
        {
          key: 'variables',
          label: 'Variables',
          prompt: 'NAME=value; OTHER=value (a semicolon in a value: ;;)',
          problem: (text) =>
            variablesProblem(text) ?? (variablesOf(text) ? undefined : 'Type at least one NAME=value.'),
        },
      ],
      'Set',
    );
    const variables = variablesOf(answers?.variables ?? '');
    return variables && [planned('bridges.setBridgeVars', { bridgeId, variables }, name)];
  },
  done: (calls) => {
    const count = Object.keys((calls[0]?.params.variables as object | undefined) ?? {}).length;
    return `Set ${countOf(count, 'variable')} of ${calls[0]?.about ?? ''}`;
  },
};

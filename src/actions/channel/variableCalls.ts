import { SEVERAL_VARIABLES_SINCE } from '../../operations/channelActions';
import { isOffered } from '../../operations/isOffered';
import { fieldsOf } from '../../shared/fields';
import type { Named } from '../named';
import type { PlannedCall } from '../plannedCall';
import type { AnsweredCall } from '../resourceAction';
import { callEach } from './channelCalls';

/** Gets variables of a channel, a call each: asked together (`getChannelVars`), one that is not set hides the others. */
export function getVariableCalls(channel: Named, names: readonly string[]): readonly PlannedCall[] {
  return names.flatMap((variable) => callEach([channel], 'channels.getChannelVar', { variable }));
}

/** Sets variables of channels: in one call each where the server's version can. */
export function setVariableCalls(
  channels: readonly Named[],
  variables: Readonly<Record<string, string>>,
  version: string | undefined,
): readonly PlannedCall[] {
  const all = Object.entries(variables);
  if (all.length > 1 && isOffered(SEVERAL_VARIABLES_SINCE, version))
    return callEach(channels, 'channels.setChannelVars', { variables });
  return channels.flatMap((channel) =>
    all.flatMap(([variable, value]) => callEach([channel], 'channels.setChannelVar', { variable, value })),
  );
}

/** The values that Asterisk answered, by the variables' names. */
export function valuesOf(answers: readonly AnsweredCall[]): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>();
  for (const { call, value } of answers) {
    const { variable } = call.params;
    if (typeof variable === 'string') values.set(variable, fieldsOf(value)?.value);
  }
  return values;
}

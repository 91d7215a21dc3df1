import type { VariableSetting } from '../exchange/calls/assignVariable';
import { Refusal } from '../refusal';

const MALFORMED =
  "Each value in 'variables' must be a string or an object with 'value' and optional 'report_events'";

/**
 * The `variables` of a request's body: name to text, or to `{ value, report_events }`. Anything but an object
 * counts as none, as in Asterisk. Throws a 400 `Refusal` for other values.
 */
export function variableSettings(variables: unknown): readonly VariableSetting[] {
  if (typeof variables !== 'object' || variables === null || Array.isArray(variables)) return [];
  return Object.entries(variables).map(([name, value]: [string, unknown]) => settingOf(name, value));
}

function settingOf(name: string, value: unknown): VariableSetting {
  if (typeof value === 'string') return { name, value };
  if (typeof value !== 'object' || value === null) throw new Refusal(400, MALFORMED);
  const { value: text, report_events: reportEvents } = value as Record<string, unknown>;
  if (typeof text !== 'string') throw new Refusal(400, MALFORMED);
  return { name, value: text, reportEvents: reportEvents === true };
}

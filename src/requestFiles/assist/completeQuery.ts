import type { DescribedOperation, DescribedParameter } from '../../operations/describedOperation';
import { writeName, writeValue } from '../syntax/writeText';
import type { Completion, Completions } from './completion';
import { parameterDoc, typeText } from './operationDoc';
import { usualReference } from './operationTemplate';

/** Names of the parameters that are not given yet, the required ones first. */
export function completeParameterName(
  { params }: DescribedOperation,
  given: readonly string[],
  start: number,
  end: number,
): Completions {
  const open = params.filter(({ name, in: place }) => place === 'query' && !given.includes(name));
  const sorted = [...open].sort((a, b) => Number(b.required ?? false) - Number(a.required ?? false));
  const items = sorted.map((parameter): Completion => ({
    kind: 'parameter',
    label: parameter.name,
    detail: `${parameter.required === true ? 'required · ' : ''}${typeText(parameter)}`,
    documentation: parameterDoc(parameter),
    text: `${writeName(parameter.name)}=`,
    goesOn: true,
  }));
  return { span: { start, end }, items };
}

/** The values that a parameter's description names. */
function knownValues({ allowed, type, default: preset }: DescribedParameter): readonly Completion[] {
  const values = allowed ?? (type === 'boolean' ? ['true', 'false'] : []);
  const all = preset === undefined || values.includes(String(preset)) ? values : [String(preset), ...values];
  return all.map((value) => ({
    kind: 'value',
    label: value,
    ...(value === String(preset) ? { detail: 'default' } : {}),
    text: writeValue(value),
  }));
}

/** Values of a parameter: those that are allowed, what is chosen live, the file's variables, live ones. */
export function completeParameterValue(
  operation: DescribedOperation,
  parameter: DescribedParameter,
  names: readonly string[],
  given: Readonly<Record<string, unknown>>,
  start: number,
  end: number,
): Completions {
  const usual = usualReference(operation, parameter.name);
  const references = [...(usual === undefined ? [] : [usual]), ...names.map((name) => `{{${name}}}`)];
  const variables = [...new Set(references)].map((text): Completion => ({
    kind: 'variable',
    label: text,
    text,
  }));
  return {
    span: { start, end },
    items: [...knownValues(parameter), ...variables],
    live: { operationId: operation.id, name: parameter.name, given, write: writeValue },
  };
}

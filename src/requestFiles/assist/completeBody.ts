import { models } from '../../ari/generated/models';
import type { DescribedOperation, DescribedParameter } from '../../operations/describedOperation';
import type { Completion, Completions } from './completion';
import { jsonPlace } from './jsonPlace';
import { parameterDoc, typeText } from './operationDoc';

/** What is written behind a key for a value of a type, with a place to type in. */
function emptyValue({ type }: DescribedParameter): string {
  if (type === 'containers') return '{$1\\}';
  if (type === 'object') return '$1';
  return type === 'string' ? '"$1"' : '$1';
}

function key(name: string, value: string, more: Partial<Completion>): Completion {
  const quoted = JSON.stringify(name);
  const text = `${quoted.replace(/[\\$}]/g, '\\$&')}: ${value}`;
  return { kind: 'parameter', label: name, filter: quoted, text, isSnippet: true, ...more };
}

function value(text: string): Completion {
  const quoted = JSON.stringify(text);
  return { kind: 'value', label: text, text: quoted, filter: quoted };
}

/** Keys at the root: what belongs into the body first, then what can stand there instead of the query. */
function rootKeys(
  { params }: DescribedOperation,
  body: DescribedParameter | undefined,
): readonly Completion[] {
  if (body?.type === 'object')
    return ['allowed', 'disallowed'].map((name) =>
      key(name, '[{"type": "$1"\\}]', { detail: 'event types' }),
    );
  const fitting = params.filter((parameter) => parameter.in !== 'path');
  return [...fitting]
    .sort((a, b) => Number(b.in === 'body') - Number(a.in === 'body'))
    .map((parameter) =>
      key(parameter.name, emptyValue(parameter), {
        detail: `${parameter.required === true ? 'required · ' : ''}${typeText(parameter)}`,
        documentation: parameterDoc(parameter),
      }),
    );
}

/** In a body of which `text` stands before the place; it begins at `start`. */
export function completeBody(operation: DescribedOperation, text: string, start: number): Completions {
  const place = jsonPlace(text);
  const span = { start: start + place.start, end: start + text.length };
  const body = operation.params.find((parameter) => parameter.in === 'body');
  const isRoot = place.path.length === 0;
  if (place.expects === 'key' && isRoot) return { span, items: rootKeys(operation, body) };
  if (place.expects === 'key' && body?.type === 'object' && place.path.length === 2)
    return { span, items: [key('type', '"$1"', { detail: 'an event type' })] };
  if (place.expects !== 'value') return { span, items: [] };
  if (body?.type === 'object' && place.key === 'type')
    return { span, items: (models.Event?.subTypes ?? []).map(value) };
  const parameter = isRoot ? operation.params.find(({ name }) => name === place.key) : undefined;
  if (!parameter || parameter.in === 'path') return { span, items: [] };
  const literals = parameter.type === 'boolean' ? ['true', 'false'] : [];
  return {
    span,
    items: [
      ...(parameter.allowed ?? []).map(value),
      ...literals.map((each): Completion => ({ kind: 'value', label: each, text: each })),
    ],
    ...(parameter.type === 'string' && {
      live: { operationId: operation.id, name: parameter.name, given: {}, write: JSON.stringify },
    }),
  };
}

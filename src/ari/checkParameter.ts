import { AriError } from './ariError';
import type { ParameterFacts } from './generated/operations';

const maxInt = 2 ** 31 - 1;

function problemOfNumber(parameter: ParameterFacts, value: unknown): string | undefined {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    return 'must be a whole number';
  }
  // Asterisk parses both kinds into a C int; `timeout=abc` and an overflow would both be taken as 0 or worse.
  if (Math.abs(value) > maxInt) {
    return 'is out of range';
  }
  if (parameter.min !== undefined && value < parameter.min) {
    return `must be ${parameter.min} or more`;
  }
  return parameter.max !== undefined && value > parameter.max
    ? `must be ${parameter.max} or less`
    : undefined;
}

function problemOfText(parameter: ParameterFacts, value: unknown): string | undefined {
  if (typeof value !== 'string') {
    return 'must be text';
  }
  if (value === '' && parameter.required === true) {
    return 'must not be empty';
  }
  if (value.includes('\0') || /\p{Surrogate}/u.test(value)) {
    return 'contains a character that cannot be sent';
  }
  if (parameter.allowed !== undefined && !parameter.allowed.includes(value)) {
    return `must be one of ${parameter.allowed.join(', ')}`;
  }
  return undefined;
}

function problemOf(parameter: ParameterFacts, value: unknown): string | undefined {
  switch (parameter.type) {
    case 'int':
    case 'long':
      return problemOfNumber(parameter, value);
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'must be true or false';
    case 'object':
    case 'containers':
      return typeof value === 'object' && value !== null ? undefined : 'must be an object';
    default:
      return problemOfText(parameter, value);
  }
}

/** Asterisk splits several values at commas, so that a comma inside one of them would make two. */
function problemOfList(parameter: ParameterFacts, values: readonly unknown[]): string | undefined {
  if (values.length === 0) {
    return 'must not be empty';
  }
  return values
    .map((value) =>
      typeof value === 'string' && value.includes(',')
        ? 'has a value with a comma'
        : problemOf(parameter, value),
    )
    .find((problem) => problem !== undefined);
}

/**
 * The text to send for one parameter's value; undefined if it is optional and left out. For a body the
 * text means nothing but that there is one.
 *
 * @throws AriError `badParameter`
 */
export function checkParameter(
  operation: string,
  parameter: ParameterFacts,
  value: unknown,
): string | undefined {
  if (value === undefined && parameter.required !== true) {
    return undefined;
  }
  const list: readonly unknown[] | undefined =
    parameter.many === true && Array.isArray(value) ? value : undefined;
  let problem: string | undefined;
  if (value === undefined) {
    problem = 'is required';
  } else {
    problem = list === undefined ? problemOf(parameter, value) : problemOfList(parameter, list);
  }
  if (problem !== undefined) {
    throw new AriError({
      code: 'badParameter',
      operation,
      message: `${parameter.name} ${problem}.`,
      hint: 'Nothing was sent to Asterisk.',
    });
  }
  if (list !== undefined) return list.join(',');
  // Of an object only that it is there: it may hold a `toString` of its own, a caller's variable.
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? `${value}`
    : '';
}

import { isAriError } from '../ari/ariError';
import { checkParameter } from '../ari/checkParameter';
import type { ParameterFacts } from '../ari/generated/operations';

/** What is wrong with a value, as a sentence for the user; undefined when it can be sent. */
export function valueProblem(parameter: ParameterFacts, value: unknown): string | undefined {
  try {
    checkParameter(parameter.name, parameter, value);
    return undefined;
  } catch (error) {
    if (isAriError(error)) return error.message;
    throw error;
  }
}

/** A value in one line, for the user. Untrusted text. */
export function valueText(value: unknown): string {
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value.join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What kind of value is wanted, and what is taken where none is given: `number, 0 or more · default 3000`. */
export function kindText({ type, many, min, max, allowed, default: usual }: ParameterFacts): string {
  const kind = allowed ? allowed.join(' | ') : type === 'int' || type === 'long' ? 'number' : type;
  const range = [
    ...(min === undefined ? [] : [`${String(min)} or more`]),
    ...(max === undefined ? [] : [`${String(max)} or less`]),
  ].join(', ');
  const shown = type === 'containers' ? 'names and values' : kind;
  return [
    [shown, range].filter(Boolean).join(', '),
    ...(many === true ? ['several'] : []),
    ...(usual === undefined || usual === '' ? [] : [`default ${String(usual)}`]),
  ].join(' · ');
}

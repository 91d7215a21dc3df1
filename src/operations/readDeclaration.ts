import type { OperationFacts, ParameterFacts } from '../ari/generated/operations';
import { fieldsOf, type Fields } from '../shared/fields';
import type { DescribedOperation, DescribedParameter } from './describedOperation';

/** What a server may say of one operation; more is not read. */
const MOST_OPERATIONS = 500;
const MOST_PARAMETERS = 60;
const MOST_VALUES = 200;
const LONGEST_TEXT = 4_000;
const LONGEST_NAME = 100;

const METHODS: readonly OperationFacts['method'][] = ['GET', 'POST', 'PUT', 'DELETE'];
const PLACES: readonly ParameterFacts['in'][] = ['path', 'query', 'body'];

function text(value: unknown, longest = LONGEST_TEXT): string {
  return typeof value === 'string' ? value.slice(0, longest) : '';
}

function list(value: unknown, most: number): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, most) : [];
}

function texts(value: unknown): readonly string[] {
  return list(value, MOST_VALUES).filter((entry) => typeof entry === 'string');
}

/** A name that can stand in a path, a query or an id without further ado. */
function isName(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > LONGEST_NAME) return false;
  return /^[A-Za-z_][\w-]*$/.test(value) && !(value in Object.prototype);
}

function readParameter(value: unknown): DescribedParameter | undefined {
  const fields = fieldsOf(value);
  const place = PLACES.find((known) => known === fields?.paramType);
  if (!fields || !place || !isName(fields.name)) return undefined;
  const allowed = fieldsOf(fields.allowableValues) ?? {};
  const values = texts(allowed.values);
  const { defaultValue } = fields;
  const hasDefault = ['string', 'number', 'boolean'].includes(typeof defaultValue);
  return {
    name: fields.name,
    in: place,
    type: text(fields.dataType, LONGEST_NAME) || 'string',
    // A path parameter is always needed, whatever the description says (it forgets some).
    ...((fields.required === true || place === 'path') && { required: true as const }),
    ...(fields.allowMultiple === true && { many: true as const }),
    ...(allowed.valueType === 'LIST' && values.length > 0 && { allowed: values }),
    ...(typeof allowed.min === 'number' && { min: allowed.min }),
    ...(typeof allowed.max === 'number' && { max: allowed.max }),
    ...(hasDefault && { default: defaultValue as string | number | boolean }),
    description: text(fields.description),
  };
}

/** The meaning of the documented status codes. */
function readReasons(value: unknown): Record<number, string> {
  const reasons: Record<number, string> = {};
  for (const entry of list(value, MOST_VALUES)) {
    const { code, reason } = fieldsOf(entry) ?? {};
    if (typeof code === 'number' && Number.isInteger(code)) reasons[code] = text(reason, LONGEST_NAME * 4);
  }
  return reasons;
}

/** Whether every `{name}` of a path is a parameter, and each is there once. */
function isComplete(path: string, params: readonly DescribedParameter[]): boolean {
  const named = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
  const own = params.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
  return named.length === own.length && named.every((name) => own.includes(name ?? ''));
}

function readOperation(resource: string, path: string, fields: Fields): DescribedOperation | undefined {
  const method = METHODS.find((known) => known === fields.httpMethod);
  if (!method || !isName(fields.nickname)) return undefined;
  const params = list(fields.parameters, MOST_PARAMETERS)
    .map(readParameter)
    .filter((parameter) => parameter !== undefined);
  if (!isComplete(path, params)) return undefined;
  const reasons = readReasons(fields.errorResponses);
  return {
    id: `${resource}.${fields.nickname}`,
    method,
    path,
    result: text(fields.responseClass, LONGEST_NAME) || 'void',
    errors: Object.keys(reasons).map(Number),
    since: typeof fields.since === 'string' ? [fields.since] : texts(fields.since),
    summary: text(fields.summary),
    notes: text(fields.notes),
    params,
    reasons,
    isWebSocket: fields.upgrade !== undefined,
    support: 'offered',
  };
}

/** Reads the names of the resources out of `resources.json`; undefined where it is none. Untrusted. */
export function readResourceNames(value: unknown): readonly string[] | undefined {
  const apis = fieldsOf(value)?.apis;
  if (!Array.isArray(apis)) return undefined;
  const names = list(apis, MOST_VALUES).map(
    (api) => /^\/api-docs\/([A-Za-z]\w{0,99})\.\{format\}$/.exec(text(fieldsOf(api)?.path))?.[1],
  );
  return [...new Set(names.filter((name) => name !== undefined))];
}

/**
 * Reads a server's description of one resource, as far as it makes sense; undefined where it is none. The
 * text is untrusted, and a newer Asterisk may describe things that we do not know.
 */
export function readDeclaration(resource: string, value: unknown): readonly DescribedOperation[] | undefined {
  const apis = fieldsOf(value)?.apis;
  if (!Array.isArray(apis)) return undefined;
  return list(apis, MOST_OPERATIONS)
    .flatMap((api) => {
      const path = text(fieldsOf(api)?.path);
      if (!/^(?:\/(?:[\w.-]+|\{[A-Za-z_][\w-]*\}))+$/.test(path)) return [];
      return list(fieldsOf(api)?.operations, MOST_VALUES).map((operation) =>
        readOperation(resource, path, fieldsOf(operation) ?? {}),
      );
    })
    .filter((operation) => operation !== undefined)
    .slice(0, MOST_OPERATIONS);
}

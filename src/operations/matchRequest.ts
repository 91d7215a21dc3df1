import type { ParameterFacts } from '../ari/generated/operations';
import { matchOperation } from '../ari/matchOperation';
import type { RawRequest } from '../ari/operationShape';
import { typedText } from '../ari/typedText';
import { fieldsOf } from '../shared/fields';
import { jsonValue } from '../shared/jsonValue';
import type { DescribedOperation } from './describedOperation';

/** What a request is: an operation and its parameters, as `RestClient.run` takes them. */
export interface RequestMatch {
  readonly operation: DescribedOperation;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A text of the query as its parameter takes it. */
function typed(parameter: ParameterFacts, text: string): unknown {
  return parameter.many === true && text.includes(',') ? text.split(',') : typedText(parameter, text);
}

/**
 * The reverse of `encodeOperation`: which operation a request is, and with which parameters; undefined for
 * none. Of parameters given twice the last counts, in the body before the query, in the path before both, as in
 * Asterisk. What the operation does not know is kept, so that checking finds it.
 */
export function matchRequest(
  operations: readonly DescribedOperation[],
  request: RawRequest,
): RequestMatch | undefined {
  const matched = matchOperation(operations, request);
  if (!matched) return undefined;
  const { operation } = matched;
  const facts = new Map(operation.params.map((parameter) => [parameter.name, parameter]));
  const params: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const take = ([name, text]: readonly [string, string]): void => {
    const parameter = facts.get(name);
    params[name] = parameter ? typed(parameter, text) : text;
  };
  matched.query.forEach(take);
  const body = jsonValue(request.body ?? '');
  const whole = operation.params.find(({ in: place, type }) => place === 'body' && type === 'object');
  if (whole && body !== undefined) params[whole.name] = body;
  else Object.assign(params, fieldsOf(body));
  // What the path names is what happens to: nothing else may stand in a question in its place.
  [...matched.path].forEach(take);
  return { operation, params: { ...params } };
}

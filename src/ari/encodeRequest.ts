import { AriError } from './ariError';
import { checkParameter } from './checkParameter';
import type { ParameterFacts } from './generated/operations';
import { operations, type OperationId, type OperationParams } from './generated/operations';

/** What goes over the wire, without origin and credentials. */
export interface EncodedRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path from `/` with the address's prefix, `/ari` and the query. */
  readonly path: string;
  /** JSON text; undefined for none. */
  readonly body: string | undefined;
}

/** Log channels are files: Asterisk follows `../` out of its log folder, so this must not reach it. */
function checkLogName(operation: OperationId, name: string): void {
  if (/[/\\]|\.\./.test(name)) {
    throw new AriError({
      code: 'badParameter',
      operation,
      message: 'logChannelName contains a path.',
      hint: 'Give a plain file name inside the log folder of Asterisk.',
    });
  }
}

/** Percent-encodes everything that has a meaning in a URL, commas included. */
function encode(operation: OperationId, parameter: ParameterFacts, text: string): string {
  if (parameter.in === 'path' && (text === '.' || text === '..')) {
    throw new AriError({
      code: 'badParameter',
      operation,
      message: `${parameter.name} is a relative path.`,
      hint: 'Proxies resolve "." and ".." in a path, so that another resource would be meant.',
    });
  }
  return encodeURIComponent(text);
}

/** ARI wraps named bodies (`{"variables":{…}}`); only the event filter is the body itself. */
function bodyText(parameter: ParameterFacts, value: unknown): string {
  return JSON.stringify(parameter.type === 'object' ? value : { [parameter.name]: value });
}

/**
 * Checks every parameter and builds the request.
 *
 * @throws AriError `badParameter`: missing, unknown, of the wrong type or not allowed. It matters that
 * this comes before sending: `channels.move` without `app` crashes Asterisk 22.10.1.
 */
export function encodeRequest<O extends OperationId>(
  prefix: string,
  operation: O,
  params: OperationParams[O],
): EncodedRequest {
  const facts = operations[operation];
  const given = new Map<string, unknown>(Object.entries(params));
  let path = facts.path;
  let body: string | undefined;
  const query: string[] = [];
  for (const parameter of facts.params) {
    const value = given.get(parameter.name);
    given.delete(parameter.name);
    const text = checkParameter(operation, parameter, value);
    if (text === undefined) {
      continue;
    }
    if (parameter.name === 'logChannelName') {
      checkLogName(operation, text);
    }
    if (parameter.in === 'path') {
      path = path.replace(`{${parameter.name}}`, () => encode(operation, parameter, text));
    } else if (parameter.in === 'query') {
      query.push(`${parameter.name}=${encode(operation, parameter, text)}`);
    } else {
      body = bodyText(parameter, value);
    }
  }
  const [unknown] = given.keys();
  if (unknown !== undefined) {
    throw new AriError({
      code: 'badParameter',
      operation,
      message: `${unknown} is no parameter of ${operation}.`,
      hint: 'Check the spelling: Asterisk would ignore it silently.',
    });
  }
  return {
    method: facts.method,
    path: `${prefix}/ari${path}${query.length === 0 ? '' : `?${query.join('&')}`}`,
    body,
  };
}

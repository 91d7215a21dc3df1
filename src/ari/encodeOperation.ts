import { AriError } from './ariError';
import { checkParameter } from './checkParameter';
import type { ParameterFacts } from './generated/operations';
import type { OperationShape, RawRequest } from './operationShape';

function badParameter(operation: string, message: string, hint: string): AriError {
  return new AriError({ code: 'badParameter', operation, message, hint });
}

/** Log channels are files: Asterisk follows `../` out of its log folder, so this must not reach it. */
function checkLogName(operation: string, name: string): void {
  if (/[/\\]|\.\./.test(name)) {
    throw badParameter(
      operation,
      'logChannelName contains a path.',
      'Give a plain file name inside the log folder of Asterisk.',
    );
  }
}

/** Percent-encodes everything that has a meaning in a URL, commas included. */
function encode(operation: string, parameter: ParameterFacts, text: string): string {
  if (parameter.in === 'path' && (text === '.' || text === '..')) {
    throw badParameter(
      operation,
      `${parameter.name} is a relative path.`,
      'Proxies resolve "." and ".." in a path, so that another resource would be meant.',
    );
  }
  return encodeURIComponent(text);
}

/** ARI wraps named bodies (`{"variables":{…}}`); only the event filter is the body itself. */
function bodyText(parameters: readonly (readonly [ParameterFacts, unknown])[]): string | undefined {
  if (parameters.length === 0) return undefined;
  const whole = parameters.find(([{ type }]) => type === 'object');
  return JSON.stringify(
    whole ? whole[1] : Object.fromEntries(parameters.map(([{ name }, value]) => [name, value])),
  );
}

/**
 * Checks every parameter and builds the request.
 *
 * @throws AriError `badParameter`: missing, unknown, of the wrong type or not allowed. It matters that
 * this comes before sending: `channels.move` without `app` crashes Asterisk 22.10.1.
 */
export function encodeOperation(
  { id, method, path: template, params: parameters }: OperationShape,
  params: Readonly<Record<string, unknown>>,
): RawRequest & Pick<OperationShape, 'method'> {
  const given = new Map<string, unknown>(Object.entries(params));
  let path = template;
  const query: string[] = [];
  const body: (readonly [ParameterFacts, unknown])[] = [];
  for (const parameter of parameters) {
    const value = given.get(parameter.name);
    given.delete(parameter.name);
    const text = checkParameter(id, parameter, value);
    if (text === undefined) continue;
    if (parameter.name === 'logChannelName') checkLogName(id, text);
    if (parameter.in === 'path') {
      path = path.replace(`{${parameter.name}}`, () => encode(id, parameter, text));
    } else if (parameter.in === 'query') {
      query.push(`${encodeURIComponent(parameter.name)}=${encode(id, parameter, text)}`);
    } else {
      body.push([parameter, value]);
    }
  }
  const [unknown] = given.keys();
  if (unknown !== undefined) {
    throw badParameter(
      id,
      `${unknown} is no parameter of ${id}.`,
      'Check the spelling: Asterisk would ignore it silently.',
    );
  }
  return {
    method,
    path: query.length === 0 ? path : `${path}?${query.join('&')}`,
    body: bodyText(body),
  };
}

import type { OperationShape, RawRequest } from './operationShape';

/** The operation that a written request is, with the texts of its path and query as they came, decoded. */
export interface MatchedOperation<O> {
  readonly operation: O;
  readonly path: ReadonlyMap<string, string>;
  readonly query: readonly (readonly [name: string, value: string])[];
}

/** Undoes percent-encoding; what is none stays as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The values of a template's parameters; undefined where the path is another one. */
function valuesOf(template: string, segments: readonly string[]): ReadonlyMap<string, string> | undefined {
  const parts = template.split('/');
  if (parts.length !== segments.length) return undefined;
  const values = new Map<string, string>();
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? '';
    const name = /^\{(.*)\}$/.exec(part)?.[1];
    if (name === undefined ? decode(segment) !== part : segment === '') return undefined;
    if (name !== undefined) values.set(name, decode(segment));
  }
  return values;
}

/**
 * Finds the operation whose method and path a request has; undefined for none. Of `/channels/create` and
 * `/channels/{channelId}` the literal one, as in Asterisk.
 */
export function matchOperation<O extends Pick<OperationShape, 'method' | 'path'>>(
  operations: Iterable<O>,
  { method, path }: Pick<RawRequest, 'method' | 'path'>,
): MatchedOperation<O> | undefined {
  const [before = '', after = ''] = path.split(/\?(.*)/s);
  const segments = before.split('/');
  let found: { readonly operation: O; readonly values: ReadonlyMap<string, string> } | undefined;
  for (const operation of operations) {
    if (operation.method !== method) continue;
    const values = valuesOf(operation.path, segments);
    if (values && (!found || values.size < found.values.size)) found = { operation, values };
  }
  if (!found) return undefined;
  const query = [...new URLSearchParams(after)].map(([name, value]): readonly [string, string] => [
    name,
    value,
  ]);
  return { operation: found.operation, path: found.values, query };
}

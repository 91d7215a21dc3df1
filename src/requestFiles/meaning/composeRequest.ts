import type { RawRequest } from '../../ari/operationShape';
import type { ReadRequest } from './readRequest';

/** Proxies resolve these, so that another resource would be meant. */
const RELATIVE: readonly unknown[] = ['.', '..'];

/** A request that cannot be sent, as a sentence. */
export class NotSendable extends Error {
  override readonly name = 'NotSendable';
}

/**
 * What goes over the wire. Every segment, name and value is encoded as a whole; several values of one parameter
 * are joined by commas, as ARI wants it (of a repeated one Asterisk takes the last).
 *
 * @throws NotSendable for what only sending can tell, or a path that would be another on its way
 */
export function composeRequest({ request, segments, given, body }: ReadRequest): RawRequest {
  const path = segments.map((segment) => {
    if (segment === undefined) throw new NotSendable('Something in the path has no value.');
    if (RELATIVE.includes(segment))
      throw new NotSendable(`The path holds “${segment}”: proxies would make another path of it.`);
    return encodeURIComponent(segment);
  });
  const query = given
    .filter((each) => each.in === 'query')
    .map(({ name, values, isKnown }) => {
      if (!isKnown) throw new NotSendable(`${name} has no value.`);
      return `${encodeURIComponent(name)}=${encodeURIComponent(values.join(','))}`;
    });
  if (body && body.text === undefined) throw new NotSendable('The body is not complete.');
  return {
    method: request.method.text,
    path: `/${path.join('/')}${query.length === 0 ? '' : `?${query.join('&')}`}`,
    body: body?.text,
  };
}

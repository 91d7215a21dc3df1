import type { RawRequest } from '../ari/operationShape';
import { OWN_ID, ownId } from '../operations/ownId';

/**
 * A request with a new id where it gave one of our making to what it created: Asterisk refuses an id that is in use.
 * `operation` is the id of the operation.
 */
export function withFreshIds(
  operation: string,
  request: RawRequest,
  newId: () => string = ownId,
): RawRequest {
  const { path } = request;
  const mark = path.indexOf('?');
  const [below, query] = mark < 0 ? [path, ''] : [path.slice(0, mark), path.slice(mark)];
  // Elsewhere in a path an id names what is there.
  if (operation.endsWith('WithId')) {
    const last = below.lastIndexOf('/');
    const id = below.slice(last + 1).replace(OWN_ID, newId);
    return { ...request, path: `${below.slice(0, last)}/${id}${query}` };
  }
  const creates = /^(?:channels\.(?:create|externalMedia|originate)|bridges\.create)$/.test(operation);
  if (!creates) return request;
  const fresh = query.replace(/(?<=[?&](?:bridgeId|channelId)=)[^&]+/, (id) => id.replace(OWN_ID, newId));
  return { ...request, path: below + fresh };
}

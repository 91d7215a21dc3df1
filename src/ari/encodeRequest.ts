import { encodeOperation } from './encodeOperation';
import { operations, type OperationId, type OperationParams } from './generated/operations';

/**
 * Checks every parameter of an operation of our table and builds the request, its path below `/ari`.
 *
 * @throws AriError `badParameter`, see `encodeOperation`
 */
export function encodeRequest<O extends OperationId>(
  operation: O,
  params: OperationParams[O],
): ReturnType<typeof encodeOperation> {
  return encodeOperation({ id: operation, ...operations[operation] }, params);
}

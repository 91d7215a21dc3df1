import { isFields } from '../shared/fields';
import { AriError } from './ariError';
import { operations, type OperationId, type OperationResult } from './generated/operations';
import { isJson, notAri, type HttpAnswer } from './responseError';

function parse(operation: OperationId, answer: HttpAnswer): unknown {
  try {
    return JSON.parse(answer.body.toString('utf8'));
  } catch (error) {
    throw new AriError({
      code: 'badResponse',
      operation,
      status: answer.status,
      message: 'The answer is not complete JSON.',
      hint: 'A proxy in between may cut it short.',
      cause: error,
    });
  }
}

/**
 * Takes the result out of a successful answer. Only the outer shape is compared with the operation's type:
 * enough to tell ARI from another JSON service on the same port.
 *
 * @throws AriError `notAri`, `badResponse`
 */
export function readResult<O extends OperationId>(operation: O, answer: HttpAnswer): OperationResult[O] {
  const { result } = operations[operation];
  let value: unknown;
  if (result === 'binary') {
    value = answer.body;
  } else if (result !== 'void') {
    if (!isJson(answer)) {
      throw notAri(operation, answer);
    }
    value = parse(operation, answer);
    const isExpected = result.startsWith('List[') ? Array.isArray(value) : isFields(value);
    if (!isExpected) {
      throw notAri(operation, answer);
    }
  }
  return value as OperationResult[O];
}

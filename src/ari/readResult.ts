import { isFields } from '../shared/fields';
import { AriError } from './ariError';
import { operations, type OperationId, type OperationResult } from './generated/operations';
import { DEEPEST_JSON, jsonExcess, type JsonBounds } from './jsonExcess';
import { isJson, notAri, type HttpAnswer } from './responseError';

/** A resource by itself; the longest lists the members of a bridge, or what an application is subscribed to. */
const RESOURCE_BOUNDS: JsonBounds = { depth: DEEPEST_JSON, values: 100_000 };
/** Some 25 values a channel. */
const LIST_BOUNDS: JsonBounds = { depth: DEEPEST_JSON, values: 2_500_000 };
/** Asterisk's file descriptors end at some 10,000 channels; endpoints may be more. */
const MOST_LISTED = 100_000;

function excessive(operation: string, { status }: HttpAnswer, excess: string): AriError {
  return new AriError({
    code: 'tooLarge',
    operation,
    status,
    message: `The answer is a JSON text ${excess}.`,
    hint: 'This is far more than ARI answers here; check that the address is right.',
  });
}

function parse(operation: string, answer: HttpAnswer, bounds: JsonBounds): unknown {
  const excess = jsonExcess(answer.body, bounds);
  if (excess !== undefined) throw excessive(operation, answer, excess);
  try {
    return JSON.parse(answer.body.toString('utf8'));
  } catch (error) {
    // A page, whatever it is announced as: unlike half an answer, it will be there next time, too.
    if (/^\s*</.test(answer.body.toString('latin1', 0, 100))) throw notAri(operation, answer);
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
 * @throws AriError `notAri`, `badResponse`, `tooLarge`
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
    const isList = result.startsWith('List[');
    value = parse(operation, answer, isList ? LIST_BOUNDS : RESOURCE_BOUNDS);
    const isExpected = isList ? Array.isArray(value) : isFields(value);
    if (!isExpected) {
      throw notAri(operation, answer);
    }
    if (Array.isArray(value) && value.length > MOST_LISTED) {
      throw excessive(operation, answer, `of more than ${MOST_LISTED.toLocaleString('en')} entries`);
    }
  }
  return value as OperationResult[O];
}

/**
 * Why a success is none: what should be JSON is not, or more than anybody wants to read. `result` as in the
 * description; undefined where nobody knows. A newer server's models are not ours to judge.
 */
export function problemOfResult(
  operation: string,
  result: string | undefined,
  answer: HttpAnswer,
): AriError | undefined {
  if (answer.body.length === 0 || result === 'void' || result === 'binary') return undefined;
  if (!isJson(answer)) return result === undefined ? undefined : notAri(operation, answer);
  const excess = jsonExcess(answer.body, LIST_BOUNDS);
  return excess === undefined ? undefined : excessive(operation, answer, excess);
}

import { jsonValue } from '../shared/jsonValue';
import { isJsonType } from './isJsonType';
import { DEEPEST_JSON, jsonExcess } from './jsonExcess';
import type { OperationAnswer } from './operationShape';

/** The longest list of Asterisk has some 10,000 channels of 25 values each. */
const BOUNDS = { depth: DEEPEST_JSON, values: 2_500_000 };

/** The JSON value of an answer; undefined where it holds none, or one that is too much to be read. Untrusted. */
export function jsonOf({ contentType, body }: Pick<OperationAnswer, 'body' | 'contentType'>): unknown {
  if (!isJsonType(contentType) || jsonExcess(body, BOUNDS) !== undefined) return undefined;
  return jsonValue(body.toString('utf8'));
}

import { isFields } from '../shared/fields';
import { jsonValue } from '../shared/jsonValue';
import { addressProblem } from './addressProblem';
import { AriError } from './ariError';
import { operations } from './generated/operations';
import { leavesFolder } from './leavesFolder';
import { matchOperation, type MatchedOperation } from './matchOperation';
import type { OperationShape, RawRequest } from './operationShape';

/** What {@link checkRawRequest} has found out about a request. */
export interface CheckedRequest {
  readonly method: OperationShape['method'];
  /** The operation's id where our table has it, `POST /…` without the query otherwise. */
  readonly operation: string;
  /** What that operation answers with; undefined for an unknown one. */
  readonly result: string | undefined;
}

/** The parameters that name a file below Asterisk’s folder of recordings. */
const RECORDING_NAMES: ReadonlyMap<string, string> = new Map([
  ['bridges.record', 'name'],
  ['channels.record', 'name'],
  ['recordings.copyStored', 'destinationRecordingName'],
]);

const TABLE: readonly OperationShape[] = Object.entries(operations).map(([id, facts]) => ({ id, ...facts }));

function refused(operation: string, message: string, hint: string): AriError {
  return new AriError({ code: 'badParameter', operation, message, hint });
}

/** What is known to bring Asterisk down, or to write where nobody expects it: refused however it is written. */
function checkDanger(
  { operation, path, query }: MatchedOperation<OperationShape>,
  body: unknown,
): AriError | undefined {
  const { id, params } = operation;
  const members = isFields(body) ? body : {};
  const inQuery = (name: string): string | undefined => query.findLast(([key]) => key === name)?.[1];
  // As in Asterisk, also a null in the body hides what the query says.
  const given = (name: string): unknown => (Object.hasOwn(members, name) ? members[name] : inQuery(name));
  const doubled = [...path.keys()].find((name) => given(name) !== undefined);
  if (doubled !== undefined) {
    return refused(
      id,
      `${doubled} stands in the path, and again in the query or body.`,
      'Asterisk goes by the path alone. Leave the other out, so that it is clear what is meant.',
    );
  }
  if (id === 'channels.move' && (typeof given('app') !== 'string' || given('app') === '')) {
    return refused(id, 'app is required.', 'Without it this request crashes Asterisk. Nothing was sent.');
  }
  const list = params.find(({ name, many }) => many === true && members[name] !== undefined);
  const values: unknown = list && members[list.name];
  if (list && ![values].flat().every((value) => typeof value === 'string')) {
    return refused(
      id,
      `${list.name} must be text, or a list of texts.`,
      'Anything else in the body crashes Asterisk. Nothing was sent.',
    );
  }
  if (/[/\\]|\.\./.test(path.get('logChannelName') ?? '')) {
    return refused(
      id,
      'logChannelName contains a path.',
      'Give a plain file name inside the log folder of Asterisk.',
    );
  }
  const recording = RECORDING_NAMES.get(id);
  const name = recording === undefined ? undefined : (path.get(recording) ?? given(recording));
  if (recording !== undefined && typeof name === 'string' && leavesFolder(name)) {
    return refused(
      id,
      `${recording} leads out of Asterisk’s folder of recordings.`,
      'Give a name without .. and without a slash at its beginning. Nothing was sent.',
    );
  }
  return undefined;
}

/**
 * Checks a request that somebody has written by hand.
 *
 * @throws AriError `badParameter`: a method that ARI has not, a path that is none or leads elsewhere, or what
 * is known to harm Asterisk. Nothing must be sent then.
 */
export function checkRawRequest({ method, path, body }: RawRequest): CheckedRequest {
  const [place = ''] = path.split('?');
  const unknown = `${method} ${place}`.slice(0, 200);
  if (method !== 'GET' && method !== 'POST' && method !== 'PUT' && method !== 'DELETE') {
    throw refused(unknown, 'The method must be GET, POST, PUT or DELETE.', 'ARI has no other.');
  }
  const wrong = addressProblem(path);
  if (wrong) throw refused(unknown, wrong.message, wrong.hint);
  const matched = matchOperation(TABLE, { method, path });
  const danger = matched && checkDanger(matched, jsonValue(body ?? ''));
  if (danger) throw danger;
  const { id = unknown, result } = matched?.operation ?? {};
  return { method, operation: id, result };
}

import { fieldsOf } from '../shared/fields';
import { jsonValue } from '../shared/jsonValue';
import { AriError } from './ariError';
import { isJsonType } from './isJsonType';
import { statusHint } from './statusHint';

/** A finished HTTP answer. */
export interface HttpAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

function header(answer: HttpAnswer, name: string): string {
  const value = answer.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

/** What the answer says that its body is; empty where it does not. Untrusted. */
export function contentTypeOf(answer: HttpAnswer): string {
  return header(answer, 'content-type');
}

/** Whether the answer says that it is JSON. */
export function isJson(answer: HttpAnswer): boolean {
  return isJsonType(contentTypeOf(answer));
}

/** Who answered, as far as it tells: the `Server` header, cut short because it is untrusted. */
function nameOfServer(answer: HttpAnswer): string {
  const name = header(answer, 'server').slice(0, 60);
  return name === '' ? 'an unnamed web server' : name;
}

/** Longest error body that is looked into, bytes: more is not what Asterisk has to say about an error. */
export const LONGEST_ERROR_BODY = 64 * 1024;

/** Longest message taken over, in characters. It goes into states, rows and notifications. */
const LONGEST_MESSAGE = 500;

/** Asterisk's own message, from `{"message"}` or `{"error"}`, cut short because it is untrusted. */
function ownMessage(answer: HttpAnswer): string | undefined {
  if (answer.body.length > LONGEST_ERROR_BODY) return undefined;
  // Where it is no JSON after all the caller falls back on the status.
  const { message, error } = fieldsOf(jsonValue(answer.body.toString('utf8'))) ?? {};
  const own = [message, error].find((text) => typeof text === 'string' && text.trim() !== '');
  if (typeof own !== 'string') return undefined;
  return own.length > LONGEST_MESSAGE ? `${own.slice(0, LONGEST_MESSAGE)}…` : own;
}

/** Whether Asterisk's own web server answered: a proxy in between may change the header, not the page. */
function isFromAsterisk(answer: HttpAnswer): boolean {
  return (
    /^asterisk/i.test(header(answer, 'server')) ||
    answer.body.subarray(0, LONGEST_ERROR_BODY).includes('<address>Asterisk')
  );
}

/** The error for something that answers HTTP but not as ARI does. */
export function notAri(operation: string, answer: HttpAnswer): AriError {
  const server = nameOfServer(answer);
  const isAsterisk = isFromAsterisk(answer);
  return new AriError({
    code: 'notAri',
    operation,
    status: answer.status,
    message: `HTTP ${answer.status} from ${server}, not from ARI.`,
    mayBeStarting: isAsterisk,
    hint: isAsterisk
      ? 'This is Asterisk, but without ARI here: it is still starting, or enabled=yes is missing in ari.conf, or http.conf has a prefix that the URL lacks.'
      : 'Something else listens here. Check host, port (http.conf, bindport) and the path in front of /ari.',
  });
}

function redirected(operation: string, answer: HttpAnswer): AriError {
  let target = 'elsewhere';
  try {
    const { origin } = new URL(header(answer, 'location'));
    // What is no address of a server has the origin `null`.
    if (origin !== 'null') target = `to ${origin.slice(0, 100)}`;
  } catch {
    // A relative or missing target says nothing worth showing.
  }
  return new AriError({
    code: 'redirect',
    operation,
    status: answer.status,
    message: `HTTP ${answer.status}: the server sends us ${target}.`,
    hint: 'Credentials are not carried along. Enter the final address of ARI itself (often https:// instead of http://).',
  });
}

/** ARI itself answers so for a path whose module is not loaded, or not yet. */
const ARI_LACKS_IT = /^Resource not found/i;

/** The error for an answer with an error status (or a redirect), with Asterisk's own message and our hint. */
export function responseError(operation: string, answer: HttpAnswer): AriError {
  const { status } = answer;
  if (status >= 300 && status < 400) {
    return redirected(operation, answer);
  }
  const own = isJson(answer) ? ownMessage(answer) : undefined;
  // Asterisk itself answers 400, 426 and 500 in HTML; where a page is missing, ARI is.
  if (own === undefined && (status < 400 || status === 404 || status === 405)) {
    return notAri(operation, answer);
  }
  const message = own ?? `HTTP ${status} from ${nameOfServer(answer)}`;
  return new AriError({
    code: 'http',
    operation,
    status,
    message,
    mayBeStarting: status === 404 && ARI_LACKS_IT.test(message),
    hint: statusHint(operation, status, message),
  });
}

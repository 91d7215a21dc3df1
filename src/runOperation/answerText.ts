import { isJsonType } from '../ari/isJsonType';
import { jsonOf } from '../ari/jsonOf';
import type { OperationAnswer, RawRequest } from '../ari/operationShape';
import { answerNote } from '../operations/answerNote';
import { answerTime } from '../shared/answerTime';
import { displayJson } from '../shared/displayText';
import { documentJson } from '../shared/documentJson';

/** An answer, and what it is the answer to. */
export interface ShownAnswer {
  readonly answer: OperationAnswer;
  /** Path below `/ari`. */
  readonly request?: RawRequest;
  /** The server's name for the user. */
  readonly server?: string;
}

/** Longest text that is no JSON, in characters: it is a page of somebody else's. */
const LONGEST_TEXT = 20_000;

/** A line of ours about something untrusted, which cannot end the comment. */
function comment(text: string): string {
  return `// ${displayJson(text).slice(1, -1).replaceAll('\\"', '"').replaceAll('\\\\', '\\')}`;
}

/** What kind of file an answer is; undefined for JSON, text and nothing. */
export function binaryType({ body, contentType }: OperationAnswer): string | undefined {
  if (body.length === 0 || isJsonType(contentType) || /^text\//i.test(contentType)) return undefined;
  return contentType === '' ? 'unknown type' : contentType;
}

function bodyText(answer: OperationAnswer): string {
  const { body, contentType } = answer;
  if (body.length === 0) return '// No content.';
  const type = binaryType(answer);
  if (type !== undefined) return comment(`${body.length.toLocaleString('en')} bytes of ${type}.`);
  if (!isJsonType(contentType)) return displayJson(body.toString('utf8').slice(0, LONGEST_TEXT));
  const value = jsonOf(answer);
  return value === undefined ? '// The answer is no JSON that can be read.' : documentJson(value);
}

/** The text of an answer's document: status, time and request as comments, then the JSON. Safe to show. */
export function answerText({ answer, request, server }: ShownAnswer): string {
  const { status, durationMs, error } = answer;
  const lines = [`// ${String(status)} in ${answerTime(durationMs)}`];
  if (request) lines.push(comment(`${request.method} ${request.path}`));
  if (request?.body !== undefined) lines.push(comment(request.body));
  if (server !== undefined) lines.push(comment(`on ${server}`));
  if (error) lines.push(comment(`${error.message.replace(/\.$/, '')}. ${error.hint}`));
  const note = request && answerNote({ request, status, value: () => jsonOf(answer) });
  if (note !== undefined) lines.push(comment(note));
  return `${lines.join('\n')}\n${bodyText(answer)}\n`;
}

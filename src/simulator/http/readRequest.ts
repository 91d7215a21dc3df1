import { messageResponse, type ApiResponse } from './apiResponse';
import type { ByteReader } from './byteReader';
import { decodePairs } from './decodeUri';
import { htmlPage } from './htmlPage';
import { isApiPath, type HttpRequest } from './httpRequest';
import { parseJson } from './parseJson';
import { readBody, type BodyResult } from './readBody';

/** Bytes of the longest line, its end included. */
const LINE_LIMIT = 4095;
const MOST_HEADERS = 100;
/** Milliseconds that a request may pause within. */
const PATIENCE = 30_000;

/** What came: a request, the answer to what is none (the connection ends then), or nothing more. */
export type RequestResult = { readonly request: HttpRequest } | { readonly refused: ApiResponse } | undefined;

/** What a body says. */
type Content = Pick<HttpRequest, 'form' | 'body' | 'problem'>;

const NOTHING: Content = { form: [], body: undefined, problem: undefined };

/**
 * Reads one request as Asterisk's web server does, which is far more lenient than HTTP: any method in any
 * case, no version, lines that end in a line feed only, headers without a colon.
 */
export async function readRequest(reader: ByteReader): Promise<RequestResult> {
  const first = await reader.line(LINE_LIMIT, PATIENCE);
  if (first === undefined) return undefined;
  if (first === 'too long') return { refused: htmlPage(400, 'Request line too long') };
  // As in C, a text ends at its first zero byte.
  const [method, target] = (first.text.split('\0')[0] ?? '').trim().split(/\s+/);
  if (method === undefined || target === undefined) return { refused: htmlPage(400, 'Invalid Request') };
  const headers = await readHeaders(reader);
  if (headers === undefined) return undefined;
  if (!(headers instanceof Map)) return { refused: headers };
  if (!/^\s*\d{0,15}\s*$/.test(headers.get('content-length') ?? '')) {
    return { refused: htmlPage(400, 'Invalid Content-Length in request!') };
  }
  const [, path = '', query = ''] = /^([^?]*)\??(.*)$/s.exec(target) ?? [];
  const type = isApiPath(path) ? mediaType(headers) : '';
  const keep = type === 'application/json' || type === 'application/x-www-form-urlencoded';
  const body = await readBody(reader, headers, { keep, patience: PATIENCE });
  if (body === 'ended') return undefined;
  const isFailed = typeof body === 'string';
  return {
    request: {
      method: method.toUpperCase(),
      path,
      query: decodePairs(query),
      headers,
      ...(keep ? readContent(type, body) : NOTHING),
      close: isFailed || headers.get('connection')?.toLowerCase() === 'close',
    },
  };
}

/** The headers; the answer to too many or too long ones; undefined when they do not end. */
async function readHeaders(reader: ByteReader): Promise<Map<string, string> | ApiResponse | undefined> {
  const headers = new Map<string, string>();
  for (let count = 0; ; count += 1) {
    const line = await reader.line(LINE_LIMIT, PATIENCE);
    if (line === undefined) return undefined;
    if (line === 'too long') return htmlPage(400, 'Header line too long');
    if (line.text === '') return headers;
    if (count === MOST_HEADERS) return htmlPage(413, 'Too many headers');
    const colon = line.text.indexOf(':');
    const name = line.text.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.text.slice(colon + 1).trim());
  }
}

function mediaType(headers: ReadonlyMap<string, string>): string {
  return (headers.get('content-type') ?? '').replace(/;.*$/s, '').toLowerCase();
}

function readContent(type: string, body: Exclude<BodyResult, 'ended'>): Content {
  if (body === 'too large') return { ...NOTHING, problem: messageResponse(413, 'Request body too large') };
  const broken = { ...NOTHING, problem: messageResponse(400, 'Error parsing request body') };
  if (body === 'broken') return broken;
  if (body.length === 0) return NOTHING;
  if (type !== 'application/json') return { ...NOTHING, form: decodePairs(body.toString('latin1')) };
  try {
    return { ...NOTHING, body: parseJson(body) };
  } catch {
    return broken;
  }
}

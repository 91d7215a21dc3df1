import { asteriskTime } from '../asteriskTime';
import type { Clock } from '../clock';
import type { EventSink } from '../exchange/eventSink';
import type { SimulatorUser } from '../startSimulator';
import type { Api } from './api';
import { messageResponse, type ApiResponse } from './apiResponse';
import { decodePairs, type Pairs } from './decodeUri';
import { reasonPhrase } from './httpText';
import { parseJson } from './parseJson';

/** What REST over one WebSocket needs. */
export interface RestOverSocketParts {
  readonly api: Api;
  readonly clock: Clock;
  readonly asteriskId: string;
  readonly user: SimulatorUser;
  /** The application named in the answers. */
  readonly application: string;
  /** The `Host` header of the WebSocket's handshake. */
  readonly host: string | undefined;
  readonly sink: EventSink;
}

type Fields = Readonly<Record<string, unknown>>;

/** An answer with the words that Asterisk uses here instead of the usual ones. */
interface SocketAnswer {
  readonly response: ApiResponse;
  readonly reason?: string;
  readonly uri: string;
}

const METHODS = new Set(['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS']);

/** Answers the RESTRequests of one events WebSocket, one after the other. */
export class RestOverSocket {
  #last: Promise<void> = Promise.resolve();

  constructor(private readonly parts: RestOverSocketParts) {}

  /** Takes a text frame and answers it with a RESTResponse when those before it are answered. */
  take(frame: Uint8Array): void {
    this.#last = this.#last.then(async () => {
      const request = readFields(frame);
      this.#send(request, await this.#answer(request));
    });
  }

  async #answer(request: Fields | undefined): Promise<SocketAnswer> {
    if (!request) {
      return { response: { status: 400 }, reason: 'Failed to parse request message JSON', uri: '' };
    }
    const { type } = request;
    if (typeof type !== 'string') return refusal("No 'type' property.");
    if (type !== 'RESTRequest') return refusal('Unknown request type.');
    const [uri = '', query = ''] = textOf(request, 'uri').split(/\?(.*)/s);
    if (uri === '') return refusal("Empty or missing 'uri' property.");
    const method = textOf(request, 'method');
    if (!METHODS.has(method)) return refusal("Unknown or missing 'method' property.", uri);
    const content = readMessageBody(request);
    if (!content) return refusal("Unable to parse 'message_body' as 'application/json'.", uri);
    const pairs = [...content.form, ...decodePairs(latin1(query)), ...queryStrings(request)];
    const call = { method, path: latin1(uri), pairs, body: content.body, host: this.parts.host };
    if (this.parts.api.isEvents(call)) return refusal("Can't upgrade to websocket from a websocket", uri);
    return { response: await this.parts.api.answer(call, this.parts.user), uri };
  }

  #send(request: Fields | undefined, { response, reason, uri }: SocketAnswer): void {
    const { clock, application, asteriskId } = this.parts;
    const { status, type, content } = response;
    const frame = {
      type: 'RESTResponse',
      transaction_id: textOf(request, 'transaction_id'),
      request_id: textOf(request, 'request_id'),
      status_code: status,
      reason_phrase: reason ?? reasonPhrase(status),
      uri,
      ...(type !== undefined && {
        content_type: type,
        message_body: Buffer.from(content ?? '').toString('utf8'),
      }),
      application,
      timestamp: asteriskTime(clock.now()),
      asterisk_id: asteriskId,
    };
    this.parts.sink.send(JSON.stringify(frame));
  }
}

function refusal(message: string, uri = ''): SocketAnswer {
  return { response: messageResponse(400, message), reason: 'Bad request', uri };
}

function readFields(frame: Uint8Array): Fields | undefined {
  try {
    return parseJson(frame) as Fields;
  } catch {
    return undefined;
  }
}

function textOf(fields: Fields | undefined, name: string): string {
  const value = fields?.[name];
  return typeof value === 'string' ? value : '';
}

/** The characters of a path or query as the bytes that HTTP would carry. */
function latin1(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** Values of `query_strings` are plain, not encoded. */
function queryStrings(request: Fields): Pairs {
  const { query_strings: given } = request;
  if (!Array.isArray(given)) return [];
  return (given as readonly unknown[]).map((pair) => {
    const fields = typeof pair === 'object' && pair !== null ? (pair as Fields) : {};
    return [textOf(fields, 'name'), textOf(fields, 'value')];
  });
}

/** What `message_body` holds; undefined when it is no JSON although it says so. */
function readMessageBody(request: Fields): { readonly form: Pairs; readonly body: unknown } | undefined {
  const type = textOf(request, 'content_type').replace(/;.*$/s, '').toLowerCase();
  const text = textOf(request, 'message_body');
  if (type === 'application/x-www-form-urlencoded')
    return { form: decodePairs(latin1(text)), body: undefined };
  if (type !== 'application/json' || text === '') return { form: [], body: undefined };
  try {
    return { form: [], body: parseJson(Buffer.from(text, 'utf8')) };
  } catch {
    return undefined;
  }
}

import { AriError } from './ariError';
import { checkRawRequest } from './checkRawRequest';
import { encodeOperation } from './encodeOperation';
import { encodeRequest } from './encodeRequest';
import {
  operations,
  type OperationId,
  type OperationParams,
  type OperationResult,
} from './generated/operations';
import { BrokenBeforeAnswer, httpExchange, type HttpRequest } from './httpExchange';
import type { OperationAnswer, OperationShape, RawRequest } from './operationShape';
import { problemOfResult, readResult } from './readResult';
import { RestPools, type PoolUse } from './restPools';
import { contentTypeOf, responseError, type HttpAnswer } from './responseError';
import { secretFilter } from './secretFilter';
import type { ServerAddress } from './serverAddress';
import { transportError } from './transportError';

/** A request as it goes out, for logs. Never holds credentials. */
export interface RestRequest {
  /** The operation's id; `POST /…` for a request that is none of those we know. */
  readonly operation: string;
  readonly method: string;
  /** Path and query as sent, after the origin. */
  readonly path: string;
  /** JSON text that goes with it. */
  readonly body?: string;
  /** True for a call that nobody asked for: polling, snapshots. */
  readonly background: boolean;
}

/** One finished request, for logs. */
export interface RestExchange extends RestRequest {
  /** HTTP status; undefined if there was no answer. */
  readonly status: number | undefined;
  readonly durationMs: number;
  readonly error?: Error;
  /** What came back, unless it is a file or longer than 64 KiB. Untrusted. */
  readonly answer?: Pick<OperationAnswer, 'body' | 'contentType'>;
}

/** Where and how a {@link RestClient} sends. */
export interface RestClientOptions {
  readonly address: ServerAddress;
  readonly user: string;
  readonly password: string;
  /** Additional trusted certificate authorities, PEM text. */
  readonly ca?: string;
  /** Refuse every operation but GET on our side. */
  readonly readOnly?: boolean;
  /** Limit for one request, ms; default 10,000. */
  readonly requestTimeout?: number;
  /** Largest accepted answer, bytes; default 32 MiB for lists and recordings, 4 MiB for anything else. */
  readonly maxBodyBytes?: number;
  /** Called before a request goes out; not for what is refused on our side. */
  readonly onSend?: (request: RestRequest) => void;
  /** Called when a request has ended, however. */
  readonly onExchange?: (exchange: RestExchange) => void;
}

/** Choices for one call. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /**
   * Limit in ms instead of the client's; 0 for none. Answer, addChannel, removeChannel and setChannelVar
   * block until a running playback ends: lift it there, and offer to cancel.
   */
  readonly timeout?: number;
  /** Tells logs that nobody asked for this call. */
  readonly background?: boolean;
  /** Largest accepted answer instead of the client's, bytes. */
  readonly maxBodyBytes?: number;
}

/** A result with the status that carried it: reloading tells 204 (done) and 202 (queued) apart. */
export interface CallAnswer<T> {
  readonly status: number;
  readonly value: T;
}

const MIB = 1024 * 1024;

/** A list of 10,000 channels takes 3.3 MB; a resource by itself is opened as a document as it is. */
function longestBody(result: string | undefined): number {
  return result === undefined || result === 'binary' || result.startsWith('List[') ? 32 * MIB : 4 * MIB;
}

/** Longest answer that is told to logs, bytes. */
const LONGEST_KEPT = 64 * 1024;

function keptAnswer(answer: HttpAnswer): Pick<RestExchange, 'answer'> {
  const { body } = answer;
  const isKept = body.length > 0 && body.length <= LONGEST_KEPT;
  return isKept ? { answer: { contentType: contentTypeOf(answer), body } } : {};
}

/** A request that has passed every check. */
interface CheckedCall {
  readonly operation: string;
  readonly method: OperationShape['method'];
  /** Path and query below `/ari`. */
  readonly path: string;
  readonly body: string | undefined;
  /** What the operation answers with, as the description says; unknown for a request written by hand. */
  readonly result: string | undefined;
}

/**
 * ARI's REST interface over kept-alive connections. GETs are repeated once, on a new connection, when a kept-alive one turns out broken; nothing else ever is, because
 * it may have been carried out.
 */
export class RestClient {
  readonly #options: RestClientOptions;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #withoutSecret: ReturnType<typeof secretFilter>;
  readonly #pools: RestPools;
  #closed = false;

  constructor(options: RestClientOptions) {
    this.#options = options;
    this.#withoutSecret = secretFilter(options);
    this.#pools = new RestPools(options.address, options.ca);
    const credentials = Buffer.from(`${options.user}:${options.password}`, 'utf8').toString('base64');
    this.#headers = { authorization: `Basic ${credentials}`, accept: 'application/json' };
  }

  /** Calls an operation; see {@link callWithStatus} for what it throws. */
  async call<O extends OperationId>(
    operation: O,
    params: OperationParams[O],
    options: CallOptions = {},
  ): Promise<OperationResult[O]> {
    return (await this.callWithStatus(operation, params, options)).value;
  }

  /**
   * Calls an operation and tells the status too.
   *
   * @throws AriError with any code; `badParameter`, `readOnly` and `closed` mean that nothing was sent
   */
  async callWithStatus<O extends OperationId>(
    operation: O,
    params: OperationParams[O],
    options: CallOptions = {},
  ): Promise<CallAnswer<OperationResult[O]>> {
    this.#refuseWrites(operation, operations[operation].method);
    const { result } = operations[operation];
    const { method, path, body } = encodeRequest(operation, params);
    return this.#exchange({ operation, method, path, body, result }, options, (answer) => {
      const { status } = answer;
      if (status < 200 || status >= 300) throw responseError(operation, answer);
      return { value: { status, value: readResult(operation, answer) }, problem: undefined };
    });
  }

  /**
   * Sends any operation, known to our table or not, and answers with whatever comes back, whatever its status.
   *
   * @throws AriError when nothing was sent (`badParameter`, `readOnly`, `closed`) or no answer came
   */
  async run(
    operation: OperationShape,
    params: Readonly<Record<string, unknown>>,
    options: CallOptions = {},
  ): Promise<OperationAnswer> {
    const { id, method, result } = operation;
    this.#refuseWrites(id, method);
    const { path, body } = encodeOperation(operation, params);
    checkRawRequest({ method, path, body });
    return this.#answer({ operation: id, method, path, body, result }, options);
  }

  /** Sends a request as somebody has written it; see {@link run}. What is known to harm Asterisk is not sent. */
  async send(
    { method: written, path, body }: RawRequest,
    options: CallOptions = {},
  ): Promise<OperationAnswer> {
    const { method, operation, result } = checkRawRequest({ method: written, path, body });
    this.#refuseWrites(operation, method);
    return this.#answer({ operation, method, path, body, result }, options);
  }

  /**
   * Ends the present connections, which the network seems to have lost: running calls fail, also those without
   * a time limit, and the next ones open new connections.
   */
  dropConnections(): void {
    void this.#pools.destroy(
      new AriError({
        code: 'unreachable',
        operation: 'connect',
        message: 'The network connection was lost.',
        hint: 'Asterisk may still have carried out what it had received.',
      }),
    );
  }

  /** Ends every connection at once; running calls fail with `closed`. Idempotent. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#pools.destroy(this.#closedError('connect'));
  }

  async #answer(call: CheckedCall, options: CallOptions): Promise<OperationAnswer> {
    const startedAt = performance.now();
    return this.#exchange(call, options, (answer) => {
      const { status, body } = answer;
      const isSuccess = status >= 200 && status < 300;
      const error = isSuccess
        ? problemOfResult(call.operation, call.result, answer)
        : responseError(call.operation, answer);
      const durationMs = performance.now() - startedAt;
      return {
        value: { status, durationMs, contentType: contentTypeOf(answer), body, error },
        problem: error,
      };
    });
  }

  /** Sends, reads the answer with `read` and reports; what `read` finds or throws is reported as its problem. */
  async #exchange<T>(
    { operation, method, path: below, body, result }: CheckedCall,
    options: CallOptions,
    read: (answer: HttpAnswer) => { readonly value: T; readonly problem: Error | undefined },
  ): Promise<T> {
    const { address, requestTimeout = 10_000 } = this.#options;
    const path = `${address.prefix}/ari${below}`;
    const request: HttpRequest = {
      operation,
      method,
      path,
      headers: body === undefined ? this.#headers : { ...this.#headers, 'content-type': 'application/json' },
      body,
      timeout: options.timeout ?? requestTimeout,
      maxBodyBytes: options.maxBodyBytes ?? this.#options.maxBodyBytes ?? longestBody(result),
      signal: options.signal,
    };
    const background = options.background ?? false;
    const sent = { operation, method, path, background };
    const reported: RestRequest = body === undefined ? sent : { ...sent, body };
    this.#options.onSend?.(reported);
    const startedAt = performance.now();
    let answer: HttpAnswer | undefined;
    const report = (error: Error | undefined): void =>
      this.#options.onExchange?.({
        ...reported,
        status: answer?.status,
        durationMs: performance.now() - startedAt,
        ...(error !== undefined && { error }),
        ...(answer && result !== 'binary' && keptAnswer(answer)),
      });
    try {
      answer = this.#withoutSecret(await this.#send(request, background), result === 'binary');
      const { value, problem } = read(answer);
      report(problem);
      return value;
    } catch (error) {
      const failure = transportError(operation, address, error);
      report(failure);
      throw failure;
    }
  }

  #refuseWrites(operation: string, method: string): void {
    if (this.#closed) {
      throw this.#closedError(operation);
    }
    if (this.#options.readOnly === true && method !== 'GET') {
      throw new AriError({
        code: 'readOnly',
        operation,
        message: 'This connection is read-only.',
        hint: 'Edit the connection to allow changes. Nothing was sent to Asterisk.',
      });
    }
  }

  #closedError(operation: string): AriError {
    return new AriError({
      code: 'closed',
      operation,
      message: 'The connection was closed.',
      hint: 'Connect again.',
    });
  }

  async #send(request: HttpRequest, background: boolean): Promise<HttpAnswer> {
    const use: PoolUse = request.timeout === 0 ? 'blocking' : background ? 'background' : 'usual';
    const pool = this.#pools.get(use);
    const startedAt = performance.now();
    try {
      return await httpExchange(pool, request);
    } catch (error) {
      // Asterisk closes an idle connection after 15 s without a word; we may lose the race.
      if (!(error instanceof BrokenBeforeAnswer) || request.method !== 'GET' || this.#closed) throw error;
      this.#pools.retire(use, pool);
      const left = request.timeout - (performance.now() - startedAt);
      const again = request.timeout === 0 ? request : { ...request, timeout: Math.max(1, left) };
      return httpExchange(this.#pools.get(use), again);
    }
  }
}

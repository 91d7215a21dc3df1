import { AriError } from './ariError';
import { encodeRequest } from './encodeRequest';
import {
  operations,
  type OperationId,
  type OperationParams,
  type OperationResult,
} from './generated/operations';
import { BrokenBeforeAnswer, httpExchange, type HttpRequest } from './httpExchange';
import { readResult } from './readResult';
import { RestPools, type PoolUse } from './restPools';
import { responseError, type HttpAnswer } from './responseError';
import { secretFilter } from './secretFilter';
import type { ServerAddress } from './serverAddress';
import { transportError } from './transportError';

/** A request as it goes out, for logs. Never holds credentials. */
export interface RestRequest {
  readonly operation: OperationId;
  readonly method: string;
  /** Path and query as sent, after the origin. */
  readonly path: string;
  /** True for a call that nobody asked for: polling, snapshots. */
  readonly background: boolean;
}

/** One finished request, for logs. */
export interface RestExchange extends RestRequest {
  /** HTTP status; undefined if there was no answer. */
  readonly status: number | undefined;
  readonly durationMs: number;
  readonly error?: Error;
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
}

/** A result with the status that carried it: reloading tells 204 (done) and 202 (queued) apart. */
export interface CallAnswer<T> {
  readonly status: number;
  readonly value: T;
}

const MIB = 1024 * 1024;

/** A list of 10,000 channels takes 3.3 MB; a resource by itself is opened as a document as it is. */
function longestBody(operation: OperationId): number {
  const { result } = operations[operation];
  return result === 'binary' || result.startsWith('List[') ? 32 * MIB : 4 * MIB;
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
    this.#refuseWrites(operation);
    const { address, requestTimeout = 10_000, maxBodyBytes = longestBody(operation) } = this.#options;
    const { method, path, body } = encodeRequest(address.prefix, operation, params);
    const request: HttpRequest = {
      operation,
      method,
      path,
      headers: body === undefined ? this.#headers : { ...this.#headers, 'content-type': 'application/json' },
      body,
      timeout: options.timeout ?? requestTimeout,
      maxBodyBytes,
      signal: options.signal,
    };
    const reported: RestRequest = { operation, method, path, background: options.background ?? false };
    this.#options.onSend?.(reported);
    const startedAt = performance.now();
    let status: number | undefined;
    try {
      const isBinary = operations[operation].result === 'binary';
      const answer = this.#withoutSecret(await this.#send(request, reported.background), isBinary);
      status = answer.status;
      if (status < 200 || status >= 300) {
        throw responseError(operation, answer);
      }
      const value = readResult(operation, answer);
      this.#report(reported, status, startedAt);
      return { status, value };
    } catch (error) {
      const failure = transportError(operation, address, error);
      this.#report(reported, status, startedAt, failure);
      throw failure;
    }
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

  #refuseWrites(operation: OperationId): void {
    if (this.#closed) {
      throw this.#closedError(operation);
    }
    if (this.#options.readOnly === true && operations[operation].method !== 'GET') {
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

  #report(request: RestRequest, status: number | undefined, startedAt: number, error?: Error): void {
    const exchange = { ...request, status, durationMs: performance.now() - startedAt };
    this.#options.onExchange?.(error === undefined ? exchange : { ...exchange, error });
  }
}

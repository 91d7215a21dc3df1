import type { ServerAddress } from './serverAddress';
import type { OperationId, OperationParams, OperationResult } from './generated/operations';

/** One finished request, for logs. Never holds credentials. */
export interface RestExchange {
  readonly operation: OperationId;
  readonly method: string;
  /** Path and query as sent, after the origin. */
  readonly path: string;
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
  /** Largest accepted answer, bytes; default 32 MiB. */
  readonly maxBodyBytes?: number;
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
}

/** A result with the status that carried it: reloading tells 204 (done) and 202 (queued) apart. */
export interface CallAnswer<T> {
  readonly status: number;
  readonly value: T;
}

export declare class RestClient {
  constructor(options: RestClientOptions);
  call<O extends OperationId>(
    operation: O,
    params: OperationParams[O],
    options?: CallOptions,
  ): Promise<OperationResult[O]>;
  callWithStatus<O extends OperationId>(
    operation: O,
    params: OperationParams[O],
    options?: CallOptions,
  ): Promise<CallAnswer<OperationResult[O]>>;
  close(): Promise<void>;
}

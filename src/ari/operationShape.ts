import type { AriError } from './ariError';
import type { OperationFacts } from './generated/operations';

/** What it takes to send an operation, whether our table knows it or only the server's own description. */
export interface OperationShape extends Pick<OperationFacts, 'method' | 'params' | 'path' | 'result'> {
  /** `resource.nickname`, such as `channels.answer`. */
  readonly id: string;
}

/** A request as it is written down, without origin and credentials. */
export interface RawRequest {
  readonly method: string;
  /** Path below `/ari` from `/`, encoded, with the query. */
  readonly path: string;
  /** JSON text; undefined for none. */
  readonly body: string | undefined;
}

/** Whatever a server answered. */
export interface OperationAnswer {
  readonly status: number;
  readonly durationMs: number;
  /** The `content-type` header; empty where there is none. Untrusted. */
  readonly contentType: string;
  readonly body: Buffer;
  /** Set where the answer is no success: Asterisk's own message and our hint. */
  readonly error: AriError | undefined;
}

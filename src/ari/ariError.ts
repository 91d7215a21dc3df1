/**
 * Why a call to a server failed; stable, so that callers may branch on it.
 *
 * - `http`: the server answered with an error status
 * - `unreachable`: no answer (refused, unknown host, connection lost)
 * - `timeout`, `aborted`: given up by the time limit, by the caller
 * - `tls`: no trusted encrypted connection
 * - `notAri`: something answered that is not ARI
 * - `redirect`: the server sent us elsewhere, and credentials do not follow
 * - `tooLarge`: the answer is larger than the limit
 * - `badResponse`: an answer that ends early or cannot be parsed
 * - `badParameter`, `readOnly`, `badUrl`: refused on our side, nothing was sent
 * - `restricted`: the workspace is not trusted, nothing was sent
 * - `secretStorage`: the password could not be read, nothing was sent
 * - `closed`: the client was closed, or there is no connection and nothing was sent
 */
export type AriErrorCode =
  | 'http'
  | 'unreachable'
  | 'timeout'
  | 'aborted'
  | 'tls'
  | 'notAri'
  | 'redirect'
  | 'tooLarge'
  | 'badResponse'
  | 'badParameter'
  | 'readOnly'
  | 'badUrl'
  | 'restricted'
  | 'secretStorage'
  | 'closed';

/** What an {@link AriError} is made of. */
export interface AriErrorDetails {
  readonly code: AriErrorCode;
  /** Operation id such as `channels.answer`, `events.eventWebsocket`, or `connect` before there is one. */
  readonly operation: string;
  /** Asterisk's own words where it answered, the system's otherwise. Untrusted text, never a secret. */
  readonly message: string;
  /** What it means and what to do, in our words. */
  readonly hint: string;
  /** HTTP status, where there was an answer. */
  readonly status?: number | undefined;
  /** True for what Asterisk itself also answers while it starts: its web server is there before ARI is. */
  readonly mayBeStarting?: boolean | undefined;
  readonly cause?: unknown;
}

/** A failed call to a server: the operation, Asterisk's own message and our remedy. */
export class AriError extends Error {
  override readonly name = 'AriError';
  readonly code: AriErrorCode;
  readonly operation: string;
  readonly status: number | undefined;
  readonly mayBeStarting: boolean;
  readonly hint: string;

  constructor(details: AriErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = details.code;
    this.operation = details.operation;
    this.status = details.status;
    this.mayBeStarting = details.mayBeStarting ?? false;
    this.hint = details.hint;
  }
}

/** Recognises an {@link AriError} by its shape: the class exists once per bundle, so `instanceof` would miss. */
export function isAriError(error: unknown): error is AriError {
  return (
    error instanceof Error &&
    error.name === 'AriError' &&
    'code' in error &&
    'operation' in error &&
    'hint' in error
  );
}

import type { Dispatcher } from 'undici';
import { AriError } from './ariError';
import { LONGEST_ERROR_BODY, type HttpAnswer } from './responseError';

/** One request as it goes out, and the limits of its answer. */
export interface HttpRequest {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Limit for the whole exchange, waiting for a free connection included, ms; 0 for none. */
  readonly timeout: number;
  /** Bytes. */
  readonly maxBodyBytes: number;
  readonly signal: AbortSignal | undefined;
}

function timedOut({ operation, timeout }: HttpRequest): AriError {
  return new AriError({
    code: 'timeout',
    operation,
    message: `No answer within ${Number((timeout / 1000).toPrecision(2))} s.`,
    hint: 'Asterisk is busy or hangs, or the command waits for a running playback to end. It may still be carried out.',
  });
}

function aborted({ operation }: HttpRequest): AriError {
  return new AriError({
    code: 'aborted',
    operation,
    message: 'Cancelled.',
    hint: 'Asterisk may still carry out what it had received.',
  });
}

function tooLarge({ operation, maxBodyBytes }: HttpRequest): AriError {
  return new AriError({
    code: 'tooLarge',
    operation,
    message: `The answer is larger than ${Math.floor(maxBodyBytes / 1024)} KiB.`,
    hint: 'This is far more than ARI answers here; check that the address is right.',
  });
}

/** Thrown when the connection broke before the first byte of an answer: the only case worth repeating. */
export class BrokenBeforeAnswer extends Error {
  override readonly name = 'BrokenBeforeAnswer';
}

/** Whether the status alone says that the call failed: then the body may only say why. */
function isError(status: number): boolean {
  return status >= 300;
}

/** The length that an answer announces, bytes; 0 where it does not. */
function announcedLength({ headers }: Pick<HttpAnswer, 'headers'>): number {
  const length = Number(headers['content-length']);
  return Number.isFinite(length) ? length : 0;
}

const broken = /^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/;

/**
 * Sends one request and collects its answer. Works on the dispatcher itself: undici's `request` lives in
 * its index file, which would pull in all of it.
 *
 * @throws AriError `timeout`, `aborted`, `tooLarge`; BrokenBeforeAnswer; undici's own errors
 */
export function httpExchange(dispatcher: Dispatcher, request: HttpRequest): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined;
    let failure: Error | undefined;
    let head: Omit<HttpAnswer, 'body'> | undefined;
    const chunks: Buffer[] = [];
    let size = 0;

    const settle = (): void => {
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', onAbort);
    };
    const fail = (error: Error): void => {
      failure = error;
      settle();
      reject(error);
      controller?.abort(error);
    };
    const onAbort = (): void => fail(aborted(request));
    /** The status is what counts of an error, whatever becomes of its body. Tells whether it is one. */
    const endAsError = (): boolean => {
      if (head === undefined || !isError(head.status)) return false;
      settle();
      resolve({ ...head, body: Buffer.concat(chunks, size) });
      failure = new Error('Enough of an error.');
      controller?.abort(failure);
      return true;
    };
    const onTimeout = (): void => {
      if (!endAsError()) fail(timedOut(request));
    };
    const timer = request.timeout === 0 ? undefined : setTimeout(onTimeout, request.timeout);
    request.signal?.addEventListener('abort', onAbort, { once: true });
    if (request.signal?.aborted === true) {
      onAbort();
      return;
    }

    dispatcher.dispatch(
      {
        method: request.method,
        path: request.path,
        headers: request.headers,
        body: request.body ?? null,
        // Even a GET is not idempotent to undici, so that it never repeats or pipelines one behind our back.
        idempotent: false,
        headersTimeout: 0,
        bodyTimeout: 0,
      },
      {
        onRequestStart: (started) => {
          controller = started;
          if (failure !== undefined) {
            started.abort(failure);
          }
        },
        onResponseStart: (_controller, status, headers) => {
          head = { status, headers };
          if (!isError(status) && announcedLength(head) > request.maxBodyBytes) fail(tooLarge(request));
        },
        onResponseData: (_controller, chunk) => {
          if (failure !== undefined) return;
          size += chunk.length;
          const most = isError(head?.status ?? 0) ? LONGEST_ERROR_BODY : request.maxBodyBytes;
          if (size <= most) {
            chunks.push(chunk);
          } else {
            size -= chunk.length;
            if (!endAsError()) fail(tooLarge(request));
          }
        },
        onResponseEnd: () => {
          settle();
          if (head !== undefined) {
            resolve({ ...head, body: Buffer.concat(chunks, size) });
          }
        },
        onResponseError: (_controller, error) => {
          if (failure === undefined && endAsError()) return;
          settle();
          const { code } = error as { code?: string };
          const retryable = head === undefined && controller !== undefined && broken.test(code ?? '');
          reject(retryable ? new BrokenBeforeAnswer(error.message, { cause: error }) : error);
        },
      },
    );
  });
}

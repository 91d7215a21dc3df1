import type { ApiResponse } from './apiResponse';
import type { Pairs } from './decodeUri';

/** One HTTP request, read to its end. */
export interface HttpRequest {
  /** Upper case. */
  readonly method: string;
  /** As sent, without the query; its bytes as Latin-1. */
  readonly path: string;
  readonly query: Pairs;
  /** Names in lower case; the first of a name counts. */
  readonly headers: ReadonlyMap<string, string>;
  /** Pairs of a form that was its body. */
  readonly form: Pairs;
  /** JSON body. */
  readonly body: unknown;
  /** The answer to a body that cannot be read. */
  readonly problem: ApiResponse | undefined;
  /** True when the connection ends after the answer. */
  readonly close: boolean;
}

/** True for paths below `/ari`, which alone read bodies. */
export function isApiPath(path: string): boolean {
  return /^\/ari(?:\/|$)/i.test(path);
}

import type { Pairs } from './decodeUri';

/** A request below `/ari/`, over HTTP or over an events WebSocket. */
export interface ApiRequest {
  /** Upper case. */
  readonly method: string;
  /** Behind `/ari/`, not yet decoded. */
  readonly path: string;
  /** Those of a form first, then those of the query: the last of a name counts. */
  readonly pairs: Pairs;
  /** JSON body; undefined when there is none. */
  readonly body: unknown;
  /** The `Host` header of the request, or of the one that opened the WebSocket. */
  readonly host: string | undefined;
}

import http from 'node:http';
import https from 'node:https';
import { tlsOptions } from './tlsOptions';

/** How a head is asked for. */
export interface HeadOptions {
  /** `user:password`, sent in the `Authorization` header. */
  readonly auth?: string;
  /** Additional trusted certificate authorities, PEM text. */
  readonly ca?: string | undefined;
  /** Gives up. */
  readonly signal?: AbortSignal;
}

/**
 * The head of an answer to GET: status and headers, nothing of the body. Asked over a connection of its own,
 * which ends with it. Undefined when none has come within `limitMs`.
 */
export function headOf(
  url: string,
  limitMs: number,
  { ca, ...options }: HeadOptions = {},
): Promise<http.IncomingMessage | undefined> {
  return new Promise((resolve) => {
    const end = (head?: http.IncomingMessage): void => {
      clearTimeout(timer);
      request.destroy();
      resolve(head);
    };
    const timer = setTimeout(end, limitMs);
    const get = url.startsWith('https:') ? https.get : http.get;
    const request = get(url, { agent: false, ...options, ...tlsOptions(ca) });
    request.once('response', end);
    // Destroying it may bring another one.
    request.on('error', () => end());
  });
}

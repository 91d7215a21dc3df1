import type { IncomingMessage } from 'node:http';
import { headOf } from './headOf';
import { isJson } from './responseError';
import type { ServerAddress } from './serverAddress';

/** At whose door to knock. */
export interface KnockTarget {
  readonly address: ServerAddress;
  readonly user: string;
  readonly password: string;
  /** Additional trusted certificate authorities, PEM text. */
  readonly ca?: string;
}

/** How long a server may take to answer, ms. */
const LIMIT_MS = 2_000;

/** Of a path through networks only ARI answers JSON; 503 says that Asterisk is still starting. */
function isAri({ statusCode = 0, headers }: IncomingMessage): boolean {
  return statusCode < 500 && isJson({ status: statusCode, headers, body: Buffer.alloc(0) });
}

/**
 * Asks once, at the least cost, whether ARI answers: the head of the answer to a ping, over a connection of
 * its own. A TCP connection would not do: a tunnel's or a proxy's stands while nobody is behind it. Never
 * rejects; a wrong password is an answer, too.
 *
 * @param signal gives up; the answer is then false
 */
export async function knock(
  { address, user, password, ca }: KnockTarget,
  signal: AbortSignal,
): Promise<boolean> {
  const url = `${address.origin}${address.prefix}/ari/asterisk/ping`;
  const head = await headOf(url, LIMIT_MS, { auth: `${user}:${password}`, ca, signal });
  return head !== undefined && isAri(head);
}

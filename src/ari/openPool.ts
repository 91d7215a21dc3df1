import type { Pool } from 'undici';
import UndiciPool from 'undici/lib/dispatcher/pool.js';
import type { ServerAddress } from './serverAddress';
import { tlsOptions } from './tlsOptions';

/** Below Asterisk's 15 s, which no header announces: reuse at the edge would give ECONNRESET. */
const keepAliveMs = 8_000;

/**
 * Opens a pool to one server.
 *
 * @param ca additional authorities, PEM text
 * @param most connections; they are opened as they are needed
 */
export function openPool(address: ServerAddress, ca: string | undefined, most: number): Pool {
  return new UndiciPool(address.origin, {
    connections: most,
    pipelining: 1,
    keepAliveTimeout: keepAliveMs,
    // A server's own hint may shorten this, never lengthen it.
    keepAliveMaxTimeout: keepAliveMs,
    connect: { timeout: 10_000, ...tlsOptions(ca) },
  });
}

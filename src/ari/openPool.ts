import type { Pool } from 'undici';
import UndiciPool from 'undici/lib/dispatcher/pool.js';
import type { ServerAddress } from './serverAddress';
import { tlsOptions } from './tlsOptions';

/** Below Asterisk's 15 s, which no header announces: reuse at the edge would give ECONNRESET. */
const keepAliveMs = 8_000;

/**
 * Opens a pool to one server. 16 connections: Asterisk refuses everything beyond about 99 sessions, and
 * a connection may need two pools. They are opened as they are needed.
 *
 * @param ca additional authorities, PEM text
 */
export function openPool(address: ServerAddress, ca: string | undefined): Pool {
  return new UndiciPool(address.origin, {
    connections: 16,
    pipelining: 1,
    keepAliveTimeout: keepAliveMs,
    // A server's own hint may shorten this, never lengthen it.
    keepAliveMaxTimeout: keepAliveMs,
    connect: { timeout: 10_000, ...tlsOptions(ca) },
  });
}

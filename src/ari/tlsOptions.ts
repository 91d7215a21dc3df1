import { trustedAuthorities } from './trustedAuthorities';

/** What an encrypted connection is opened with. */
export interface TlsOptions {
  /** Never anything else. */
  readonly rejectUnauthorized: true;
  /** PEM texts of every authority that is trusted; the usual ones without it. */
  readonly ca?: string[];
}

/**
 * How every TLS connection of ours is opened. That certificates are checked is said outright: otherwise
 * `NODE_TLS_REJECT_UNAUTHORIZED=0`, which people set in their shell for another program, would have
 * passwords go to whoever answers.
 *
 * @param ca additional authorities, PEM text
 * @throws AriError `tls`: not a certificate
 */
export function tlsOptions(ca: string | undefined): TlsOptions {
  return { rejectUnauthorized: true, ...(ca === undefined ? {} : { ca: trustedAuthorities(ca) }) };
}

import { AriError, isAriError, type AriErrorCode } from './ariError';
import type { ServerAddress } from './serverAddress';

interface Rule {
  readonly codes: RegExp;
  readonly code: AriErrorCode;
  /** Only for this protocol. */
  readonly protocol?: ServerAddress['protocol'];
  readonly message: (address: ServerAddress) => string;
  readonly hint: string;
}

const place = ({ host, port }: ServerAddress): string => `${host}:${port}`;

/** By error code of Node's net, tls and dns, of OpenSSL, undici and ws. */
const rules: readonly Rule[] = [
  {
    codes: /^(ENOTFOUND|EAI_AGAIN|EAI_FAIL|EAI_NODATA)$/,
    code: 'unreachable',
    message: ({ host }) => `The host name ${host} is unknown.`,
    hint: 'Check the spelling of the host, and whether this machine can look it up.',
  },
  {
    codes: /^ECONNREFUSED$/,
    code: 'unreachable',
    message: (address) => `Nothing listens on ${place(address)}.`,
    hint: 'Check host and port (http.conf: enabled=yes, bindaddr, bindport), and that Asterisk is running.',
  },
  {
    codes: /^(EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|EADDRNOTAVAIL)$/,
    code: 'unreachable',
    message: ({ host }) => `There is no way to ${host}.`,
    hint: 'Check the network, the VPN and the address.',
  },
  {
    codes: /^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/,
    code: 'unreachable',
    message: (address) => `No answer from ${place(address)}.`,
    hint: 'A firewall may drop the packets, or the address is wrong.',
  },
  {
    codes: /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN)$/,
    code: 'tls',
    message: ({ host }) => `The certificate of ${host} is self-signed.`,
    hint: 'Give the certificate, or that of its authority, as the CA file of this connection.',
  },
  {
    codes: /^(UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?|CERT_UNTRUSTED)$/,
    code: 'tls',
    message: ({ host }) => `The certificate of ${host} comes from an unknown authority.`,
    hint: 'Give the certificate of its authority as the CA file of this connection.',
  },
  {
    codes: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    code: 'tls',
    message: ({ host }) => `The certificate is not made out for ${host}.`,
    hint: 'Connect with one of the names in the certificate, or have it issued for this one.',
  },
  {
    codes: /^(CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)$/,
    code: 'tls',
    message: ({ host }) => `The certificate of ${host} is not valid now.`,
    hint: 'Renew it, and compare the clocks of both machines.',
  },
  {
    codes: /^(ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG|EPROTO)$/,
    code: 'tls',
    message: (address) => `${place(address)} does not speak TLS.`,
    hint: 'This is probably the plain port: use http://, or the TLS port of http.conf (tlsbindaddr).',
  },
  {
    codes: /^(ERR_SSL_|CERT_|ERR_TLS_|ERR_OSSL_|HOSTNAME_MISMATCH|INVALID_CA)/,
    code: 'tls',
    message: ({ host }) => `No encrypted connection to ${host}.`,
    hint: 'Check the certificate of the server and the CA file of this connection.',
  },
  {
    codes: /^(HPE_|UND_ERR_REQ_CONTENT|UND_ERR_HEADERS_OVERFLOW)/,
    code: 'notAri',
    message: (address) => `${place(address)} does not answer in HTTP.`,
    hint: 'Something else listens here, or it is a TLS port: then use https://.',
  },
  {
    codes: /^(ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_CLOSED|UND_ERR_DESTROYED)$/,
    code: 'unreachable',
    protocol: 'https:',
    message: (address) => `${place(address)} closed the connection.`,
    hint: 'Asterisk was stopped, has too many sessions (sessionlimit in http.conf), or this is no TLS port.',
  },
  {
    codes: /^(ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_CLOSED|UND_ERR_DESTROYED)$/,
    code: 'unreachable',
    message: (address) => `${place(address)} closed the connection.`,
    hint: 'Asterisk was stopped, has too many sessions (sessionlimit in http.conf), or this is a TLS port: then use https://.',
  },
];

/** The code of an error or of what caused it; several addresses of one host fail with an AggregateError. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return '';
  }
  if (error.name === 'HTTPParserError') {
    // Its own code is lost on the way out of undici's parser.
    return 'HPE_';
  }
  const { code } = error as { code?: unknown };
  if (typeof code === 'string') {
    return code;
  }
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  return inner === undefined ? '' : codeOf(inner);
}

/** What may be kept of an error: parsers add the bytes that they could not read, and an echo of ours holds the password. */
function causeOf(error: unknown): unknown {
  const isQuoting = typeof error === 'object' && error !== null && ('data' in error || 'rawPacket' in error);
  return isQuoting ? undefined : error;
}

/** The error for a request or handshake that got no (complete) answer. */
export function transportError(operation: string, address: ServerAddress, error: unknown): AriError {
  if (isAriError(error)) {
    return error;
  }
  const code = codeOf(error);
  const rule = rules.find(
    (candidate) =>
      candidate.codes.test(code) && (candidate.protocol ?? address.protocol) === address.protocol,
  );
  if (rule !== undefined) {
    const { message, hint } = rule;
    return new AriError({
      code: rule.code,
      operation,
      message: message(address),
      hint,
      cause: causeOf(error),
    });
  }
  return new AriError({
    code: 'unreachable',
    operation,
    message: error instanceof Error ? error.message : String(error),
    hint: 'The connection failed in an unusual way. Try again; where it stays so, please report it.',
    cause: causeOf(error),
  });
}

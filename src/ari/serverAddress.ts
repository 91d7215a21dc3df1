import { AriError } from './ariError';

/** Where a server's ARI lives, taken apart. Never holds credentials. */
export interface ServerAddress {
  /** `http://host:port`, without path. */
  readonly origin: string;
  readonly protocol: 'http:' | 'https:';
  /** Host name or address, IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  /** Path in front of `/ari`: empty, or `/prefix` without a trailing slash. */
  readonly prefix: string;
  /** `origin + prefix`: the canonical spelling, good as a key and for display. */
  readonly href: string;
}

const defaultPorts = { 'http:': 80, 'https:': 443 } as const;

function badUrl(message: string, hint: string): AriError {
  return new AriError({ code: 'badUrl', operation: 'connect', message, hint });
}

/** Asterisk's own TLS port is 8089 and its plain one 8088, but a URL without a port means 80 or 443. */
function parseUrl(text: string): URL {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  try {
    return new URL(withScheme);
  } catch {
    // The text may contain a password: never repeat it.
    throw badUrl('Not a URL.', 'Write it like http://127.0.0.1:8088 or https://pbx.example.org/prefix.');
  }
}

/**
 * Reads what a user writes: `127.0.0.1:8088`, `http://host:8088`, `https://pbx/prefix/`, each with or
 * without a trailing `/ari`.
 *
 * @throws AriError `badUrl`: not a URL, user info, another scheme, a query or a fragment. The message
 * never repeats the text, which may contain a password.
 */
export function parseServerAddress(text: string): ServerAddress {
  // Even behind a slash: the text may be a password with a slash in it, which URL takes for a path.
  if (text.includes('@')) {
    throw badUrl(
      'The URL contains a user name or a password.',
      'Leave them out of the URL: they are asked for separately, and the password is kept in the secret storage.',
    );
  }
  const url = parseUrl(text.trim());
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw badUrl(
      `The scheme ${url.protocol.slice(0, -1)} is not supported.`,
      'Use http:// or https://; the event WebSocket uses the same address.',
    );
  }
  if (/[?#]/.test(text)) {
    throw badUrl(
      'The URL contains a query or a fragment.',
      'Write only scheme, host, port and the path in front of /ari.',
    );
  }
  const { protocol } = url;
  const path = url.pathname.replace(/\/+$/, '');
  const prefix = path.replace(/\/+ari$/, '').replace(/\/+$/, '');
  return {
    origin: url.origin,
    protocol,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? defaultPorts[protocol] : Number(url.port),
    prefix,
    href: url.origin + prefix,
  };
}

/** Whether password and calls can be read on the way: unencrypted, and to another machine. */
export function isOpenToEyes(address: ServerAddress): boolean {
  return address.protocol === 'http:' && !isLoopback(address);
}

/** Whether the server is this machine itself, so that an unencrypted connection leaks nothing. */
export function isLoopback(address: ServerAddress): boolean {
  return (
    /^127(?:\.\d{1,3}){3}$/.test(address.host) ||
    address.host === '::1' ||
    address.host === 'localhost' ||
    address.host.endsWith('.localhost')
  );
}

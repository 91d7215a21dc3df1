import type { SnippetRequest, SnippetServer } from './snippetRequest';

/** What a request carries: JSON that is the same after reading it, or text. */
export type RequestBody =
  { readonly kind: 'json'; readonly value: unknown } | { readonly kind: 'text'; readonly text: string };

/** A request taken apart, for languages that put it together themselves. */
export interface RequestParts {
  readonly method: string;
  /** The whole address, only in signs that every client sends as they are; a query that cannot be read included. */
  readonly address: string;
  /** The query's parameters, decoded; a name that stands there several times has several values. */
  readonly query: ReadonlyMap<string, readonly string[]>;
  readonly body: RequestBody | undefined;
  /** No time limit. */
  readonly waits: boolean;
  /** Path of the CA file that the server is trusted by; undefined for the usual ones. */
  readonly caFile: string | undefined;
}

/** A `%` that begins no escape, and every sign that has no place in an address. */
const NOT_OF_ADDRESS = /%(?![\da-f]{2})|[^\w.~!$&'()*+,;=:@/%?[\]-]/giu;

function percentEncoded(sign: string): string {
  const bytes = new TextEncoder().encode(sign);
  return Array.from(bytes, (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

/** Escapes what would change its meaning on the way, and shows what needs no escape. */
function safeAddress(text: string): string {
  return text
    .replace(NOT_OF_ADDRESS, percentEncoded)
    .replace(/%(?:3A|40|2C)/gi, (escape) => decodeURIComponent(escape));
}

/** Brackets are for IPv6 addresses only. */
function safePath(text: string): string {
  return safeAddress(text).replaceAll('[', '%5B').replaceAll(']', '%5D').replaceAll('?', '%3F');
}

function readQuery(query: string): Map<string, string[]> | undefined {
  const found = new Map<string, string[]>();
  try {
    for (const part of query.split('&').filter((text) => text !== '')) {
      const [name = '', ...value] = part.split('=').map((text) => text.replaceAll('+', '%20'));
      const key = decodeURIComponent(name);
      found.set(key, [...(found.get(key) ?? []), decodeURIComponent(value.join('='))]);
    }
    return found;
  } catch {
    // Bytes that are no text: only the address itself can say them.
    return undefined;
  }
}

function readBody(text: string | undefined): RequestBody | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    // Numbers beyond ours, names twice, spaces of somebody's choice: what is not the same again is left as it is.
    if (JSON.stringify(value) === text) return { kind: 'json', value };
  } catch {
    // Sent as it is.
  }
  return { kind: 'text', text };
}

function splitPath(path: string): readonly [below: string, query: string] {
  const mark = path.indexOf('?');
  return mark < 0 ? [path, ''] : [path.slice(0, mark), path.slice(mark + 1)];
}

function base(url: string, below: string): string {
  return `${safeAddress(url)}/ari${safePath(below)}`;
}

/** Takes a request apart. */
export function requestParts(
  { method, path, body, waits = false }: SnippetRequest,
  { url, caFile }: Omit<SnippetServer, 'user'>,
): RequestParts {
  const [below, text] = splitPath(path);
  const query = readQuery(text);
  return {
    method,
    address: query ? base(url, below) : fullAddress({ method, path }, { url }),
    query: query ?? new Map(),
    body: readBody(body),
    waits,
    caFile,
  };
}

/** The address of a request with its query, as it is sent. */
export function fullAddress({ path }: SnippetRequest, { url }: Pick<SnippetServer, 'url'>): string {
  const [below, query] = splitPath(path);
  const shown = safeAddress(query).replace(/%2F/gi, '/').replaceAll('[', '%5B').replaceAll(']', '%5D');
  return base(url, below) + (query === '' ? '' : `?${shown}`);
}

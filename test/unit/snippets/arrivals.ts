import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { after, before } from 'node:test';
import { WebSocketServer } from 'ws';

/** A request as a server understands it. */
export interface Arrival {
  readonly method: string;
  /** Decoded, one for each part between slashes. */
  readonly segments: readonly string[];
  /** Decoded, by name; of several of a name the order counts, of several names it does not. */
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** `user:password`. */
  readonly login: string;
}

/** Bytes stand for themselves: an address need not hold text. */
function decoded(text: string): string {
  const bytes = Buffer.from(text, 'utf8')
    .toString('latin1')
    .replace(/%([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Reads the address of a request as Asterisk does: a `+` in a query is a space. */
export function readTarget(target: string): Pick<Arrival, 'segments' | 'query'> {
  const mark = target.indexOf('?');
  const [below, query] = mark < 0 ? [target, ''] : [target.slice(0, mark), target.slice(mark + 1)];
  const pairs = query
    .split('&')
    .filter((part) => part !== '')
    .map((part): [string, string] => {
      const [name = '', ...value] = part.split('=').map((text) => decoded(text.replaceAll('+', ' ')));
      return [name, value.join('=')];
    })
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return { segments: below.split('/').map(decoded), query: pairs };
}

function loginOf(header: string | undefined): string {
  return Buffer.from(header?.replace(/^Basic /, '') ?? '', 'base64').toString('utf8');
}

/** A frame of REST over the WebSocket, as the request that it is. */
function ofFrame(text: string, login: string): Arrival {
  const frame = JSON.parse(text) as {
    readonly method: string;
    readonly uri: string;
    readonly query_strings?: readonly { readonly name: string; readonly value: string }[];
    readonly message_body?: string;
  };
  const { segments, query } = readTarget(`/ari/${frame.uri}`);
  const named = (frame.query_strings ?? []).map(({ name, value }): [string, string] => [name, value]);
  const pairs = [...query, ...named].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return { method: frame.method, segments, query: pairs, body: frame.message_body ?? '', login };
}

/** A server of the calling file that takes note of every request. */
export interface Arrivals {
  readonly url: string;
  /** The requests since this was asked last. */
  take(): readonly Arrival[];
}

/** Certificate and key, PEM. */
interface Pair {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** Takes note of requests by HTTP and over the events WebSocket; encrypted where `pair` makes a certificate. */
export function arrivals(pair?: () => Promise<Pair>): Arrivals {
  let found: Arrival[] = [];
  let server: http.Server | undefined;
  let sockets: WebSocketServer | undefined;
  const listener: http.RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      found.push({
        method: request.method ?? '',
        ...readTarget(request.url ?? ''),
        body: Buffer.concat(chunks).toString('utf8'),
        login: loginOf(request.headers.authorization),
      });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
    });
  };
  before(async () => {
    const opened = pair ? https.createServer(await pair(), listener) : http.createServer(listener);
    server = opened;
    sockets = new WebSocketServer({ server: opened });
    sockets.on('connection', (socket, request) => {
      socket.on('message', (data: Buffer) => {
        found.push(ofFrame(data.toString('utf8'), loginOf(request.headers.authorization)));
        socket.send('{"type":"RESTResponse"}');
      });
    });
    await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve));
  });
  after(() => {
    sockets?.close();
    server?.closeAllConnections();
    server?.close();
  });
  return {
    get url() {
      const { port } = server?.address() as AddressInfo;
      return `${pair ? 'https' : 'http'}://127.0.0.1:${String(port)}`;
    },
    take: () => {
      const taken = found;
      found = [];
      return taken;
    },
  };
}

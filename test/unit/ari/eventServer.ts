import type { IncomingMessage, RequestListener } from 'node:http';
import type { Duplex } from 'node:stream';
import type { TestContext } from 'node:test';
import { WebSocketServer, type ServerOptions, type WebSocket } from 'ws';
import type { ServerAddress } from '../../../src/ari/serverAddress';
import { httpServer, sendJson } from './localServer';

/** A WebSocket server that behaves as the test tells it to. */
export interface EventServer {
  readonly address: ServerAddress;
  readonly port: number;
  /** Other requests that arrived, as `METHOD url`. */
  readonly requests: string[];
  /** Handshakes that arrived, refused ones included. */
  readonly handshakes: IncomingMessage[];
  /** Connections that are open. */
  readonly clients: ReadonlySet<WebSocket>;
  /** HTTP answer to the next handshakes instead of a WebSocket; undefined to accept. */
  refuseWith: string | undefined;
  /** Whether other requests get an answer: an empty JSON object, or what `answer` says. */
  answersRequests: boolean;
  send(message: unknown): void;
  /** Calls `listener` with every socket that is accepted from now on. */
  onSocket(listener: (socket: WebSocket, request: IncomingMessage) => void): void;
}

interface EventServerOptions extends Omit<ServerOptions, 'port'> {
  /** Answers plain requests; unless told they get an empty object, or nothing. */
  readonly answer?: RequestListener;
  /** Any free one unless told. */
  readonly wantedPort?: number | undefined;
}

/** Starts an event server on loopback; it ends with the test. */
export async function eventServer(
  context: TestContext,
  { answer, wantedPort, ...options }: EventServerOptions = {},
): Promise<EventServer> {
  const requests: string[] = [];
  const listener: RequestListener = (request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    if (answer !== undefined) answer(request, response);
    else if (result.answersRequests) sendJson(response, {});
  };
  const { server, address, port } = await httpServer(context, listener, wantedPort);
  const sockets = new WebSocketServer({ noServer: true, ...options });
  const handshakes: IncomingMessage[] = [];
  const result: EventServer = {
    address,
    port,
    requests,
    answersRequests: true,
    handshakes,
    clients: sockets.clients,
    refuseWith: undefined,
    send: (message) => {
      const text = typeof message === 'string' ? message : JSON.stringify(message);
      for (const client of sockets.clients) client.send(text);
    },
    onSocket: (listener) => void sockets.on('connection', listener),
  };
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    handshakes.push(request);
    if (result.refuseWith === undefined) {
      sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request));
    } else {
      socket.end(result.refuseWith);
    }
  });
  return result;
}

/** A plain answer with a status, a content type and a body. */
export function plainAnswer(status: number, type: string, body: string): string {
  return [
    `HTTP/1.1 ${status} Whatever`,
    `content-type: ${type}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
    '',
    body,
  ].join('\r\n');
}

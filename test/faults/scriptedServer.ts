import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { TestContext } from 'node:test';
import { WebSocketServer } from 'ws';
import { httpServer, sendJson } from '../unit/ari/localServer';

/** What a server does with a request; `undefined` for what an idle Asterisk would do. */
type Script = ((request: IncomingMessage, response: ServerResponse) => void) | undefined;

/** A server in this process that does as it is told, and else what an idle Asterisk would. */
export interface ScriptedServer {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** What has come so far, as `METHOD /path`, handshakes as `SOCKET`. */
  readonly requests: string[];
  /** Connections that are open, WebSockets included. */
  readonly connections: number;
  /** What becomes of the next plain requests. */
  script: Script;
  /** Takes the socket of the next handshakes instead of answering them. */
  handshake: ((socket: Duplex) => void) | undefined;
  /** Sends a message to all event sockets. */
  send(message: Buffer | string): void;
  /** Cuts all event sockets. */
  dropSockets(): void;
}

/** The application that a {@link ScriptedServer} lists as registered. */
export const SCRIPTED_APPLICATION = 'ari-workbench-scripted';

function idle(request: IncomingMessage, response: ServerResponse): void {
  const { method = '', url = '' } = request;
  if (url.includes('/subscription')) sendJson(response, { name: SCRIPTED_APPLICATION });
  else if (method !== 'GET') response.writeHead(204).end();
  else if (url.includes('/asterisk/info')) sendJson(response, { system: { version: '22.10.1' } });
  else if (url.endsWith('/applications')) sendJson(response, [{ name: SCRIPTED_APPLICATION }]);
  else if (url.includes('/applications/')) sendJson(response, { name: SCRIPTED_APPLICATION });
  else sendJson(response, []);
}

/** Starts such a server on loopback; it ends with the test. */
export async function scriptedServer(context: TestContext): Promise<ScriptedServer> {
  const requests: string[] = [];
  let connections = 0;
  const { server, port } = await httpServer(context, (request, response) => {
    requests.push(`${request.method ?? ''} ${(request.url ?? '').split('?', 1)[0] ?? ''}`);
    (scripted.script ?? idle)(request, response);
  });
  server.on('connection', (socket) => {
    connections += 1;
    socket.once('close', () => (connections -= 1));
  });
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    requests.push('SOCKET');
    if (scripted.handshake) scripted.handshake(socket);
    else sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client));
  });
  const scripted: ScriptedServer = {
    url: `http://127.0.0.1:${String(port)}`,
    requests,
    get connections() {
      return connections;
    },
    script: undefined,
    handshake: undefined,
    send: (message) => {
      for (const client of sockets.clients) client.send(message, { binary: false });
    },
    dropSockets: () => {
      for (const client of sockets.clients) client.terminate();
    },
  };
  return scripted;
}

/** Has a script answer requests whose path ends in one of `paths`, and an idle Asterisk all others. */
export function onPaths(paths: readonly string[], script: NonNullable<Script>): NonNullable<Script> {
  return (request, response) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    (paths.some((end) => path.endsWith(end)) ? script : idle)(request, response);
  };
}

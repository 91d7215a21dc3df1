import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import type { Exchange } from '../exchange/exchange';
import { Api, type ApiParts } from './api';
import { messageResponse, type ApiResponse } from './apiResponse';
import { asksForWebSocket, BAD_HANDSHAKE, upgradeToEvents } from './eventUpgrade';
import { refuseForeign } from './foreignRequest';
import { htmlPage } from './htmlPage';
import { serveConnection, type TakeOver } from './httpConnection';
import { isApiPath, type HttpRequest } from './httpRequest';
import type { Users } from './users';

/** Connections that Asterisk has open at once (`sessionlimit`); further ones are reset. */
const MOST_CONNECTIONS = 100;
/** Bytes of the largest frame that a client may send. */
const LARGEST_FRAME = 1024 * 1024;

/** The web server of the simulated Asterisk: `/ari` over HTTP and WebSocket, on 127.0.0.1 only. */
export class AriServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: LARGEST_FRAME,
    // Asked only when the client names protocols, of which `ari` is one.
    handleProtocols: () => 'ari',
  });
  readonly #api: Api;

  constructor(
    private readonly exchange: Exchange,
    private readonly users: Users,
    private readonly parts: ApiParts,
  ) {
    this.#api = new Api(parts);
    this.#server = createServer({ noDelay: true, allowHalfOpen: true }, (socket) => this.#accept(socket));
  }

  /** Listens and returns the port; any free one for 0. Throws an Error that says what to do when it is in use. */
  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, port)));
      this.#server.listen({ port, host: '127.0.0.1', exclusive: true }, resolve);
    });
    return (this.#server.address() as AddressInfo).port;
  }

  /** Ends every connection at once, as a stopping Asterisk does, and gives the port back. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #accept(socket: Socket): void {
    // Every error is followed by a close; without a listener it would end the process.
    socket.on('error', () => undefined);
    if (this.#sockets.size >= MOST_CONNECTIONS) {
      socket.resetAndDestroy();
      return;
    }
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    serveConnection(socket, this.exchange.clock, (request) => this.#answer(request)).catch(
      (error: unknown) => {
        this.parts.onFault(error);
        socket.destroy();
      },
    );
  }

  async #answer(request: HttpRequest): Promise<ApiResponse | TakeOver> {
    const { path } = request;
    // Before the credentials: a browser may send along those that somebody has typed into it.
    const foreign = refuseForeign(request.headers);
    if (foreign) return foreign;
    if (!isApiPath(path)) return this.#answerElsewhere(request);
    if (request.problem) return request.problem;
    const pairs = [...request.form, ...request.query];
    const user = this.users.find(request.headers.get('authorization'), pairs);
    if (!user) {
      return messageResponse(401, 'Authentication required', {
        'WWW-Authenticate': 'Basic realm="Asterisk REST Interface"',
      });
    }
    const { method, body, headers } = request;
    const call = { method, path: path.slice('/ari/'.length), pairs, body, host: headers.get('host') };
    if (!this.#api.isEvents(call)) return this.#api.answer(call, user);
    const { applications, clock, asteriskId } = this.exchange;
    return upgradeToEvents(this.#webSockets, request, user, {
      applications,
      api: this.#api,
      clock,
      asteriskId,
    });
  }

  /** Asterisk's other pages: not simulated, but refused in its words. */
  #answerElsewhere(request: HttpRequest): ApiResponse {
    if (/^\/ws\/?$/i.test(request.path)) return asksForWebSocket(request) ? BAD_HANDSHAKE : htmlPage(426, '');
    if (request.path === '/metrics') return { status: 503 };
    return htmlPage(404, 'The requested URL was not found on this server.');
  }
}

function listenError(error: NodeJS.ErrnoException, port: number): Error {
  const reason =
    error.code === 'EADDRINUSE'
      ? `Port ${String(port)} of 127.0.0.1 is in use. Stop the program that has it, or choose another port.`
      : `The simulator cannot listen on port ${String(port)} of 127.0.0.1: ${error.message}`;
  return new Error(reason, { cause: error });
}

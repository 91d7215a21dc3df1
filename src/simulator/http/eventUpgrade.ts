import { IncomingMessage } from 'node:http';
import type { WebSocketServer } from 'ws';
import type { SimulatorUser } from '../startSimulator';
import { ApiParams } from './apiParams';
import type { ApiResponse } from './apiResponse';
import { EventConnection, type EventConnectionParts } from './eventConnection';
import { htmlPage } from './htmlPage';
import type { TakeOver } from './httpConnection';
import type { HttpRequest } from './httpRequest';
import { splitArguments } from './splitArguments';

/** Versions of the protocol that `ws` and Asterisk both speak. */
const VERSIONS = new Set(['8', '13']);
/** Characters of the longest application name. */
const LONGEST_NAME = 73;

/** Answer to a handshake that is none. */
export const BAD_HANDSHAKE: ApiResponse = { status: 400, headers: { 'Sec-WebSocket-Version': '7, 8, 13' } };

/** True when a request asks for a WebSocket. */
export function asksForWebSocket({ headers }: HttpRequest): boolean {
  return headers.get('upgrade')?.toLowerCase() === 'websocket';
}

/** Turns `GET /ari/events` of a known user into an events WebSocket, or says why not. */
export function upgradeToEvents(
  webSockets: WebSocketServer,
  request: HttpRequest,
  user: SimulatorUser,
  parts: EventConnectionParts,
): ApiResponse | TakeOver {
  if (!asksForWebSocket(request)) return htmlPage(426, '');
  if (!isHandshake(request)) return BAD_HANDSHAKE;
  const params = new ApiParams(new Map(), request.query, undefined);
  const app = params.text('app') ?? '';
  if (app === '') return htmlPage(400, 'HTTP request is missing param: [app]');
  const names = splitArguments(app).map((name) => name.trim());
  if (names.some((name) => name === '' || name.length > LONGEST_NAME)) {
    return htmlPage(500, 'Stasis app registration failed');
  }
  const subscription = {
    user,
    names,
    subscribeAll: params.flag('subscribeAll') ?? false,
    host: request.headers.get('host'),
  };
  return (socket, head) => {
    const message = new IncomingMessage(socket);
    message.method = request.method;
    message.url = request.path;
    message.headers = Object.fromEntries(request.headers);
    webSockets.handleUpgrade(message, socket, head, (webSocket) => {
      new EventConnection(webSocket, socket, parts, subscription);
    });
  };
}

function isHandshake({ headers }: HttpRequest): boolean {
  const protocols = headers.get('sec-websocket-protocol')?.split(',');
  return (
    VERSIONS.has(headers.get('sec-websocket-version') ?? '') &&
    /^[+/0-9A-Za-z]{22}==$/.test(headers.get('sec-websocket-key') ?? '') &&
    (!protocols || protocols.some((protocol) => protocol.trim() === 'ari'))
  );
}

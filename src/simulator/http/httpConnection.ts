import type { Socket } from 'node:net';
import type { Clock } from '../clock';
import type { ApiResponse } from './apiResponse';
import { ByteReader } from './byteReader';
import type { HttpRequest } from './httpRequest';
import { httpText } from './httpText';
import { readRequest } from './readRequest';

/** Milliseconds for which a new connection may be silent. */
const FIRST_PATIENCE = 30_000;
/** Milliseconds after which Asterisk closes an idle connection (`session_keep_alive`). */
const KEEP_ALIVE = 15_000;
/** Milliseconds that the other side has to end too. */
const LAST_PATIENCE = 2_000;

/** Whoever takes the socket over when a request becomes a WebSocket; `head` came after the request. */
export type TakeOver = (socket: Socket, head: Buffer) => void;

/** Answers a request, or takes its connection over. Must not throw. */
export type RequestHandler = (request: HttpRequest) => Promise<ApiResponse | TakeOver>;

/**
 * Serves one TCP connection: request after request, each answered before the next is read. Ends when the other
 * side does, after 15 s of idleness, or with a request that asks for it or is none.
 */
export async function serveConnection(socket: Socket, clock: Clock, handle: RequestHandler): Promise<void> {
  const reader = new ByteReader(socket, clock);
  for (let patience = FIRST_PATIENCE; await reader.waitForByte(patience); patience = KEEP_ALIVE) {
    const result = await readRequest(reader);
    if (result === undefined) break;
    if ('refused' in result) {
      socket.end(httpText(result.refused, clock.now(), true));
      break;
    }
    const answer = await handle(result.request);
    if (typeof answer === 'function') {
      answer(socket, reader.release());
      return;
    }
    socket.write(httpText(answer, clock.now(), result.request.close));
    if (result.request.close) break;
  }
  reader.release();
  endSocket(socket, clock);
}

/** Ends our side; what still comes is read away, so that the other side receives the answer. */
function endSocket(socket: Socket, clock: Clock): void {
  socket.resume();
  socket.end();
  const timer = clock.after(LAST_PATIENCE, () => socket.destroy());
  socket.once('close', () => timer.cancel());
}

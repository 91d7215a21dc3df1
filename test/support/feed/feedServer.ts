import { once } from 'node:events';
import http from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { startSimulator } from '../../../src/simulator/startSimulator';
import { stormFrames } from './stormFrames';

/** Name and password of the feed's one user. */
export const FEED_USER = 'bench';

/** What the feed tells its parent. */
export type FeedNews = { readonly port: number } | { readonly connected: string } | 'sent';

/** What the feed is told to send. */
export interface FeedOrder {
  readonly count: number;
  /** As fast as the reader takes them unless told. */
  readonly perSecond?: number;
  /** Sends ChannelUserevents of the name `mark` and the time, ms since 1970, in between. */
  readonly marks?: boolean;
}

/** Frames of the storm that are different; longer feeds repeat them. */
export const DIFFERENT_FRAMES = 60_000;
/** How much is handed to the socket in one piece. */
const PIECE_BYTES = 256 * 1024;

/**
 * As much of an ARI server as a reader of events asks for, in a process of its own: REST is answered by the
 * simulator, and a socket gets as many ready-made frames as the parent says, as fast as it takes them.
 */
export async function serveFeed(): Promise<void> {
  const users = [{ name: FEED_USER, password: FEED_USER, readOnly: false }];
  const simulator = await startSimulator({ users });
  const frames = stormFrames(DIFFERENT_FRAMES).map(asWebSocketFrame);
  const server = http.createServer((request, response) => {
    const { method, url, headers } = request;
    const options = { host: '127.0.0.1', port: simulator.port, method, path: url, headers };
    const asked = http.request(options, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    asked.on('error', () => response.destroy());
    request.pipe(asked);
  });
  const upgrades = new WebSocketServer({ noServer: true });
  let reader: Socket | undefined;
  server.on('upgrade', (request, socket: Socket, head) => {
    upgrades.handleUpgrade(request, socket, head, (client) => {
      const application = new URL(request.url ?? '', 'http://feed').searchParams.get('app') ?? '';
      // Its name must be known to REST: a client may look whether it is still registered.
      const sink = { send: () => undefined };
      simulator.exchange.applications.connect(application, sink, false);
      client.on('close', () => simulator.exchange.applications.disconnect(sink));
      client.on('error', () => undefined);
      reader = socket;
      tellParent({ connected: application });
    });
  });
  process.on('message', (order: FeedOrder) => {
    if (reader) void send(reader, frames, order).then(() => tellParent('sent'));
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address && typeof address === 'object') tellParent({ port: address.port });
  });
}

function tellParent(news: FeedNews): void {
  process.send?.(news);
}

/** Makes the frame of a mark as long as others are. */
const FILLER = '.'.repeat(300);

/** An unmasked text frame, as a server sends it; frames of the storm have between 126 and 65,535 bytes. */
function asWebSocketFrame(text: Buffer): Buffer {
  const head = Buffer.from([0x81, 126, text.length >> 8, text.length & 0xff]);
  return Buffer.concat([head, text]);
}

/** Between two pieces when there is a rate, ms. */
const TICK_MS = 5;
const MARK_EVERY_MS = 50;

function mark(): Buffer {
  const event = { type: 'ChannelUserevent', eventname: `mark${String(Date.now())}`, userevent: {} };
  return asWebSocketFrame(Buffer.from(JSON.stringify({ ...event, application: 'storm', filler: FILLER })));
}

/** Sends so many frames; waits whenever the reader is behind. */
async function send(socket: Socket, frames: readonly Buffer[], order: FeedOrder): Promise<void> {
  const { count, perSecond = Infinity, marks = false } = order;
  const start = performance.now();
  let [sent, marked] = [0, 0];
  while (sent < count && !socket.destroyed) {
    const passed = performance.now() - start;
    const due = Math.min(count, Math.ceil((passed / 1000) * perSecond + 1));
    const piece: Buffer[] = [];
    if (marks && passed / MARK_EVERY_MS > marked) {
      marked += 1;
      piece.push(mark());
    }
    for (let bytes = 0; bytes < PIECE_BYTES && sent < due; sent += 1) {
      const frame = frames[sent % frames.length] ?? Buffer.alloc(0);
      piece.push(frame);
      bytes += frame.length;
    }
    // A reader that has gone drains nothing; the parent then ends this process.
    if (!socket.write(Buffer.concat(piece))) await once(socket, 'drain');
    else if (sent >= due) await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
}

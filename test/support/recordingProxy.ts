import net, { type AddressInfo } from 'node:net';

/** A TCP proxy in front of an HTTP server that notes what is asked for. */
export interface RecordingProxy {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** `METHOD /path` of every request so far, WebSocket handshakes included. */
  readonly requests: readonly string[];
  /** Forgets {@link requests}. */
  forget(): void;
  /** Drops the connection instead of passing on the next request that matches; it is noted all the same. */
  dropNext(request: RegExp): void;
  close(): Promise<void>;
}

const REQUEST_LINE = /^([A-Z]+ \S+) HTTP\/1\.1\r?$/gm;

/** Starts a proxy on 127.0.0.1 in front of `target` (`http://host:port`). */
export async function recordingProxy(target: string): Promise<RecordingProxy> {
  const { hostname, port } = new URL(target);
  const requests: string[] = [];
  const sockets = new Set<net.Socket>();
  let dropped: RegExp | undefined;
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(port), hostname);
    // A client writes the head of a request in one piece.
    client.on('data', (chunk) => {
      for (const [, line = ''] of chunk.toString('latin1').matchAll(REQUEST_LINE)) {
        requests.push(line);
        if (!dropped?.test(line)) continue;
        dropped = undefined;
        upstream.destroy();
      }
    });
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => undefined);
      from.once('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.on('data', (chunk) => to.write(chunk));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    requests,
    forget: () => void requests.splice(0),
    dropNext: (request) => {
      dropped = request;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

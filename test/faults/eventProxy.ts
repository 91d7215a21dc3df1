import net from 'node:net';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

/** A network in between that does harm to event WebSockets; REST passes unharmed. */
export interface EventProxy {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** Event WebSockets that are open through it. */
  readonly open: number;
  /** Reads no more of what the server sends: to the server it is a reader that has stopped. */
  stall(): void;
  /** Reads on, first of all what the server has sent meanwhile. */
  resume(): void;
  /** Slips bytes into what the client gets; between two frames as long as the server sends nothing. */
  inject(bytes: Buffer): void;
  /** Ends the connections on both sides, as a router that forgets them. */
  cut(): void;
}

/** Starts a proxy on loopback in front of a server; it ends with the test. */
export async function eventProxy(context: TestContext, serverUrl: string): Promise<EventProxy> {
  const target = Number(new URL(serverUrl).port);
  const sockets = new Set<net.Socket>();
  const events = new Map<net.Socket, net.Socket>();
  const server = net.createServer((client) => {
    const upstream = net.connect(target, '127.0.0.1');
    client.once('data', (head) => {
      if (/^GET \S*\/ari\/events\?/.test(head.toString('latin1'))) events.set(client, upstream);
    });
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => undefined);
      from.once('close', () => {
        sockets.delete(from);
        events.delete(client);
      });
      from.pipe(to);
      // What the server sent before its end still reaches the client; the other way nobody waits for it.
      from.once('close', () => (from === upstream ? to.end() : to.destroy()));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const stalled: [net.Socket, net.Socket][] = [];
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    get open() {
      return events.size;
    },
    stall: () => {
      for (const [client, upstream] of events) {
        upstream.unpipe(client);
        upstream.pause();
        stalled.push([client, upstream]);
      }
    },
    resume: () => {
      for (const [client, upstream] of stalled.splice(0)) upstream.pipe(client);
    },
    inject: (bytes) => {
      for (const client of events.keys()) client.write(bytes);
    },
    cut: () => {
      for (const pair of events) for (const socket of pair) socket.destroy();
    },
  };
}

import net from 'node:net';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

/** A network in between that can be interrupted without either side being told. */
export interface TcpProxy {
  readonly port: number;
  /** Swallow everything in both directions while every connection stays open. */
  isMute: boolean;
}

/** Starts a proxy on loopback in front of a port; it ends with the test. */
export async function tcpProxy(context: TestContext, target: number): Promise<TcpProxy> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((client) => {
    const upstream = net.connect(target, '127.0.0.1');
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => {
        if (!proxy.isMute) to.write(chunk);
      });
      from.on('error', () => undefined);
      from.once('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: TcpProxy = { port: (server.address() as AddressInfo).port, isMute: false };
  context.after(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return proxy;
}

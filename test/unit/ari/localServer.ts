import http from 'node:http';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { parseServerAddress, type ServerAddress } from '../../../src/ari/serverAddress';

/** A server on loopback that ends with its test. */
export interface LocalServer<S extends net.Server> {
  readonly server: S;
  readonly port: number;
  readonly address: ServerAddress;
}

async function listen<S extends net.Server>(
  context: TestContext,
  server: S,
  wanted = 0,
): Promise<LocalServer<S>> {
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket: net.Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(wanted, '127.0.0.1', resolve));
  context.after(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { server, port, address: parseServerAddress(`127.0.0.1:${port}`) };
}

/** An HTTP server with the given behaviour, on any free port unless told. */
export function httpServer(
  context: TestContext,
  listener: http.RequestListener,
  wantedPort?: number,
): Promise<LocalServer<http.Server>> {
  return listen(context, http.createServer(listener), wantedPort);
}

/** A TCP server with the given behaviour, for answers that no HTTP library would give. */
export function tcpServer(
  context: TestContext,
  connected: (socket: net.Socket) => void,
): Promise<LocalServer<net.Server>> {
  return listen(context, net.createServer(connected));
}

/** A loopback port that nothing listens on. */
export async function unusedPort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Answers a request with JSON. */
export function sendJson(response: http.ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

import WebSocket from 'ws';
import type { ServerUnderTest } from '../support/server/serverUnderTest';

/** The part of an event that tests look at. */
interface SeenEvent {
  readonly type: string;
  readonly channel?: { readonly id: string };
}

/** A Stasis application held by the test itself, without the project's own socket. */
export interface RegisteredApplication {
  readonly events: readonly SeenEvent[];
  close(): void;
}

/** Registers an application over a plain WebSocket and collects its events. */
export function registerApplication(
  server: Pick<ServerUnderTest, 'url' | 'user' | 'password'>,
  name: string,
): Promise<RegisteredApplication> {
  const { url, user, password } = server;
  const events: SeenEvent[] = [];
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ari/events?app=${name}`, {
    auth: `${user}:${password}`,
  });
  socket.on('message', (data: Buffer) => events.push(JSON.parse(data.toString()) as SeenEvent));
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => resolve({ events, close: () => socket.terminate() }));
  });
}

import net from 'node:net';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import type { Ending, Harm, Which } from './harm';
import { ProxiedConnection } from './proxiedConnection';

/** A network in between that does harm, to event WebSockets unless told `rest` or `all`. */
export interface FaultProxy {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly port: number;
  /** Connections that are open through it; those that it has forgotten are not. */
  open(which?: Which): number;
  /** Connections that the server still has although the network has forgotten them. */
  readonly forgotten: number;
  /** Ends the present connections with FIN on both sides. */
  cut(which?: Which): void;
  /** Ends the present connections with RST on both sides. */
  reset(which?: Which): void;
  /**
   * Ends all connections that are meant once so many more bytes have come of the server through any of them,
   * wherever in a frame that is. Resolves when it has done so. One such end at a time.
   */
  endAfter(bytes: number, how: Ending, which?: Which): Promise<void>;
  /** Reads no more of what the server sends, also on new connections: to the server it is a reader that stopped. */
  stall(which?: Which): void;
  /** Reads on, first of all what the server has sent meanwhile. */
  resume(): void;
  /** Holds everything back both ways, also on new connections, while every connection stays open. */
  mute(which?: Which): void;
  /** Lets through what was held back, and everything from now on. */
  unmute(): void;
  /** Nothing passes the present connections any more, not even their end: so a changed VPN, or NAT. New ones work. */
  forget(which?: Which): void;
  /** The server is told at last that the forgotten connections are gone. */
  dropForgotten(): void;
  /** Makes every chunk so much later, both ways; 0 for not at all. */
  delay(ms: number): void;
  /** Lets so many bytes of the server pass in a second; 0 for no limit. */
  throttle(bytesPerSecond: number): void;
  /** Changes what the server sends; undefined for nothing. */
  corrupt(change: ((chunk: Buffer) => Buffer) | undefined): void;
  /** Slips bytes into what the client gets; between two frames as long as the server sends nothing. */
  inject(bytes: Buffer, which?: Which): void;
  /** Whether new connections are reset. */
  refuse(isRefusing: boolean): void;
}

/** Starts a proxy on loopback in front of a server of this machine; it ends with the test. */
export async function faultProxy(context: TestContext, serverUrl: string): Promise<FaultProxy> {
  const target = Number(new URL(serverUrl).port);
  const connections = new Set<ProxiedConnection>();
  const harm: Harm = {
    delayMs: 0,
    bytesPerSecond: 0,
    corrupt: undefined,
    dueEnd: undefined,
    muted: undefined,
    stalled: undefined,
  };
  let isRefusing = false;
  const server = net.createServer((client) => {
    client.on('error', () => undefined);
    if (isRefusing) client.resetAndDestroy();
    else
      connections.add(new ProxiedConnection(client, target, harm, (ended) => void connections.delete(ended)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(async () => {
    for (const connection of connections) connection.end('cut');
    await new Promise((resolve) => server.close(resolve));
  });
  const meant = (which: Which): ProxiedConnection[] =>
    [...connections].filter((connection) => connection.isOpen && connection.is(which));
  const look = (): void => {
    for (const connection of connections) connection.look();
  };
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    port,
    open: (which = 'events') => meant(which).length,
    get forgotten() {
      return [...connections].filter(({ isForgotten }) => isForgotten).length;
    },
    cut: (which = 'events') => {
      for (const connection of meant(which)) connection.end('cut');
    },
    reset: (which = 'events') => {
      for (const connection of meant(which)) connection.end('reset');
    },
    endAfter: (bytes, how, which = 'events') =>
      new Promise((resolve) => {
        const strike = (): void => {
          harm.dueEnd = undefined;
          for (const connection of meant(which)) connection.end(how);
          resolve();
        };
        harm.dueEnd = { bytesLeft: bytes, which, strike };
      }),
    stall: (which = 'events') => {
      harm.stalled = which;
      look();
    },
    resume: () => {
      harm.stalled = undefined;
      look();
    },
    mute: (which = 'events') => {
      harm.muted = which;
      look();
    },
    unmute: () => {
      harm.muted = undefined;
      look();
    },
    forget: (which = 'events') => {
      for (const connection of meant(which)) connection.forget();
    },
    dropForgotten: () => {
      for (const connection of connections) if (connection.isForgotten) connection.end('reset');
    },
    delay: (ms) => {
      harm.delayMs = ms;
    },
    throttle: (bytesPerSecond) => {
      harm.bytesPerSecond = bytesPerSecond;
    },
    corrupt: (change) => {
      harm.corrupt = change;
    },
    inject: (bytes, which = 'events') => {
      for (const connection of meant(which)) connection.inject(bytes);
    },
    refuse: (refusing) => {
      isRefusing = refusing;
    },
  };
}

import { fork } from 'node:child_process';
import type { FeedNews, FeedOrder } from './feedServer';

/** A server of ready-made events in a process of its own. */
export interface Feed {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** Resolves when the first event WebSocket is open. */
  readonly connected: Promise<void>;
  /** Sends events to the newest WebSocket; resolves when the last is handed to the network. */
  send(order: FeedOrder): Promise<void>;
  stop(): void;
}

/** Starts a program that runs `serveFeed`, and waits until it listens. */
export async function startFeed([file, ...args]: readonly [file: string, ...args: string[]]): Promise<Feed> {
  const child = fork(file, args);
  /** The first thing told that `picks` takes. */
  const news = <T>(picks: (told: FeedNews) => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const listen = (told: FeedNews): void => {
        const picked = picks(told);
        if (picked === undefined) return;
        child.off('message', listen);
        resolve(picked);
      };
      child.on('message', listen);
    });
  const connected = news((told) => (typeof told === 'object' && 'connected' in told ? true : undefined));
  const port = await news((told) => (typeof told === 'object' && 'port' in told ? told.port : undefined));
  return {
    url: `http://127.0.0.1:${String(port)}`,
    connected: connected.then(() => undefined),
    send: async (order) => {
      const sent = news((told) => (told === 'sent' ? true : undefined));
      child.send(order);
      await sent;
    },
    stop: () => void child.kill('SIGKILL'),
  };
}

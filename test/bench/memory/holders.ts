import { FrameReader } from '../../../src/ari/frameReader';
import { EventLog } from '../../../src/capture/eventLog';

/** Takes frames as they come from a socket and keeps the newest of them. */
export interface Holder {
  hold(raw: Buffer): void;
  /** Resolves when what it does on the side is done. */
  settle(): Promise<void>;
}

/** The ways to keep events that are compared. */
export const HOLDERS = ['log', 'hot log', 'objects', 'objects and text', 'a Buffer each'] as const;

/** One of {@link HOLDERS}. */
export type HolderName = (typeof HOLDERS)[number];

function logHolder(log: EventLog): Holder {
  const reader = new FrameReader();
  let time = Date.now();
  return {
    hold: (raw) => log.append('server', reader.read(raw), time++),
    settle: async () => log.settle(),
  };
}

function listHolder(limit: number, keep: (raw: Buffer) => unknown): Holder {
  const held: unknown[] = [];
  let next = 0;
  return {
    hold: (raw) => {
      held[next] = keep(raw);
      next = (next + 1) % limit;
    },
    settle: async () => Promise.resolve(),
  };
}

/** Makes a holder that keeps the newest `limit` events. */
export function openHolder(name: HolderName, limit: number): Holder {
  switch (name) {
    case 'log':
      return logHolder(new EventLog({ maxRows: limit, maxBytes: 256 * 1024 * 1024 }));
    case 'hot log':
      return logHolder(new EventLog({ maxRows: limit, maxBytes: Infinity }, { hotChunks: Infinity }));
    case 'objects':
      return listHolder(limit, (raw) => JSON.parse(raw.toString('utf8')));
    case 'objects and text':
      return listHolder(limit, (raw) => {
        const text = raw.toString('utf8');
        return { text, event: JSON.parse(text) as unknown };
      });
    case 'a Buffer each':
      return listHolder(limit, (raw) => raw);
  }
}

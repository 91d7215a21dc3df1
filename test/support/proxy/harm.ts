/** Which connections are meant: those that ask for `/ari/events` first, the others, or both. */
export type Which = 'events' | 'rest' | 'all';

/** How a connection ends: with FIN on both sides, or with RST. */
export type Ending = 'cut' | 'reset';

/** An end that is due after so many more bytes. */
export interface DueEnd {
  bytesLeft: number;
  readonly which: Which;
  readonly strike: () => void;
}

/** What a network does to what passes through it, from the server to the client unless said. */
export interface Harm {
  /** Milliseconds that each chunk is late, both ways. */
  delayMs: number;
  /** Bytes per second; 0 for no limit. */
  bytesPerSecond: number;
  corrupt: ((chunk: Buffer) => Buffer) | undefined;
  dueEnd: DueEnd | undefined;
  /** Holds everything back, both ways. */
  muted: Which | undefined;
  /** Reads no more of what the server sends. */
  stalled: Which | undefined;
}

/** Whether a connection of `kind` is among those meant. */
export function isMeant(which: Which | undefined, kind: 'events' | 'rest'): boolean {
  return which === 'all' || which === kind;
}

import { WebSocket } from 'ws';

/** What a reader tells when it has all events. */
export interface ReaderReport {
  readonly received: number;
  /** Milliseconds between an event's own time and its arrival. */
  readonly p50: number;
  readonly p99: number;
}

/** How long the last events may take, in ms. */
const PATIENCE = 10_000;

/**
 * Reads events in a process of its own. Tells its parent when it is connected; told then how many there were,
 * it answers with a {@link ReaderReport} once they are here, or after 10 s.
 */
export function readEvents(url: string): void {
  const lags: number[] = [];
  let expected = Infinity;
  let timer: NodeJS.Timeout | undefined;
  const report = (): void => {
    clearTimeout(timer);
    const sorted = lags.toSorted((a, b) => a - b);
    const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? NaN;
    process.send?.({ received: lags.length, p50: at(0.5), p99: at(0.99) } satisfies ReaderReport);
  };
  const socket = new WebSocket(url, { auth: 'bench:bench' });
  socket.on('open', () => process.send?.('open'));
  socket.on('message', (data: Buffer) => {
    const text = data.toString('latin1', 0, 120);
    const time = /"timestamp":"([^"]+)"/.exec(text)?.[1] ?? '';
    lags.push(Date.now() - Date.parse(time.replace('+0000', 'Z')));
    if (lags.length === expected) report();
  });
  process.on('message', (count: number) => {
    expected = count;
    if (lags.length >= expected) report();
    else timer = setTimeout(report, PATIENCE);
  });
}

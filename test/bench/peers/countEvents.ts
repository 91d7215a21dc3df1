import { CONNECT_READER } from './connectReader';
import { READER_KINDS } from './readerKinds';

/** What one client made of a feed. */
export interface PeerReport {
  readonly delivered: number;
  /** Between the first event and the last, ms. */
  readonly ms: number;
  /** Of this process, user and system, in that time, ms. */
  readonly cpu: number;
}

/** Nothing came for so long: the rest is lost, ms. */
const QUIET_MS = 3_000;
const LOOK_EVERY_MS = 20;

/**
 * Reads a feed with one client, in a process of its own. Tells its parent `ready` when it is connected, is told
 * how many events come, and answers with a {@link PeerReport} when all are here, or none came for 3 s.
 */
export async function countEvents(kind: string, url: string): Promise<void> {
  const known = READER_KINDS.find((name) => name === kind);
  if (!known) throw new Error(`Unknown reader ${kind}`);
  let delivered = 0;
  let expected = Infinity;
  let first: { readonly at: number; readonly cpu: NodeJS.CpuUsage } | undefined;
  let last: PeerReport = { delivered: 0, ms: 0, cpu: 0 };
  let lastAt = Infinity;
  const look = (): void => {
    if (!first || delivered === last.delivered) return;
    lastAt = performance.now();
    const { user, system } = process.cpuUsage(first.cpu);
    last = { delivered, ms: lastAt - first.at, cpu: (user + system) / 1000 };
  };
  const finish = (): void => {
    clearInterval(timer);
    process.send?.(last);
  };
  const timer = setInterval(() => {
    look();
    if (delivered < expected && performance.now() - lastAt > QUIET_MS) finish();
  }, LOOK_EVERY_MS);
  process.on('message', (count: number) => (expected = count));
  await CONNECT_READER[known](url, () => {
    first ??= { at: performance.now(), cpu: process.cpuUsage() };
    delivered += 1;
    if (delivered !== expected) return;
    look();
    finish();
  });
  process.send?.('ready');
}

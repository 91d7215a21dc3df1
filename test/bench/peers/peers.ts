import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { BenchReport } from '../benchLine';
import { median, perSecond, times } from '../measure';
import type { PeerReport } from './countEvents';
import { startFeed } from '../../support/feed/startFeed';
import { READER_KINDS, type ReaderKind } from './readerKinds';

const EVENTS = 300_000;
const RUNS = 5;

/** From the socket to log and live model, against what other clients of ARI do with the same storm. */
export async function peers(): Promise<BenchReport> {
  const found = new Map<ReaderKind, PeerReport[]>(READER_KINDS.map((kind) => [kind, []]));
  // In turns, so that what the machine does besides hits all.
  for (let run = 0; run < RUNS; run += 1) {
    for (const [kind, reports] of found) reports.push(await readFeed(kind));
  }
  const medianOf = (kind: ReaderKind, value: (report: PeerReport) => number): number =>
    median((found.get(kind) ?? []).map(value));
  const rate = (kind: ReaderKind): number => medianOf(kind, ({ delivered, ms }) => delivered / ms);
  const cpu = (kind: ReaderKind): number =>
    medianOf(kind, (report) => (report.cpu * 1000) / report.delivered);
  const share = (kind: ReaderKind): string => {
    const delivered = medianOf(kind, (report) => report.delivered);
    return `${((delivered / EVENTS) * 100).toFixed(delivered === EVENTS ? 0 : 1)} % delivered`;
  };
  const inUs = (us: number): string => `${us.toFixed(2)} µs`;
  const others = READER_KINDS.filter((kind) => kind !== 'workbench');
  return {
    input: `${EVENTS.toLocaleString('en')} frames of the storm's statistics from a process of its own, each client in one too, ${String(RUNS)} runs in turns`,
    lines: [
      ...others.map((kind) => ({
        what: `ingest: socket → log + live model (${share('workbench')})`,
        ours: perSecond(rate('workbench'), 1),
        peer: `${kind === 'ws' ? 'ws + JSON.parse' : kind} (${share(kind)})`,
        theirs: perSecond(rate(kind), 1),
        ratio: `${times(rate('workbench') / rate(kind))} the rate`,
      })),
      ...others.map((kind) => ({
        what: 'ingest: CPU an event, all threads',
        ours: inUs(cpu('workbench')),
        peer: kind === 'ws' ? 'ws + JSON.parse' : kind,
        theirs: inUs(cpu(kind)),
        ratio: `${times(cpu('workbench') / cpu(kind))} the time`,
      })),
    ],
  };
}

/** A feed and a client, each in a fresh process. */
async function readFeed(kind: ReaderKind): Promise<PeerReport> {
  const feed = await startFeed([process.argv[1] ?? '', '--feed']);
  const { connected } = feed;
  // The other clients print what they think of each event.
  const reader = fork(process.argv[1] ?? '', ['--count', kind, feed.url], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  try {
    await Promise.all([told(reader), connected]);
    const report = told(reader);
    reader.send(EVENTS);
    const sent = feed.send({ count: EVENTS });
    sent.catch(() => undefined);
    return (await report) as PeerReport;
  } finally {
    reader.kill('SIGKILL');
    feed.stop();
  }
}

/** The next thing that a client's process tells; throws when it ends instead. */
async function told(reader: ChildProcess): Promise<unknown> {
  const gone = once(reader, 'exit').then(() => Promise.reject(new Error('The reader ended by itself')));
  const [message] = (await Promise.race([once(reader, 'message'), gone])) as [unknown];
  gone.catch(() => undefined);
  return message;
}

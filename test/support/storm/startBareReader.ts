import { fork } from 'node:child_process';
import type { LedgerLines } from './frameLedger';
import type { BareNews, BareQuestion } from './readBare';

/** How to reach the server that is to be read. */
interface BareAccess {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

/** A bare reader at work. */
export interface BareReader {
  /** Events that it has taken in, as far as it has told. */
  readonly total: number;
  /** Its ledger by now, as `FrameLedger.lines` gives it. */
  lines(upTo?: LedgerLines): Promise<LedgerLines>;
  stop(): void;
}

/**
 * Starts a program that runs `readBare` with its last two arguments, as an application of its own that
 * watches everything, and waits until it is connected.
 */
export async function startBareReader(
  program: readonly [file: string, ...args: string[]],
  { url, user, password }: BareAccess,
): Promise<BareReader> {
  const [file, ...args] = program;
  const address = `${url.replace('http', 'ws')}/ari/events?app=bare-reader&subscribeAll=true`;
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const child = fork(file, [...args, address, authorization]);
  let total = 0;
  let isOpen: () => void = () => undefined;
  let takeLines: (lines: LedgerLines) => void = () => undefined;
  const opened = new Promise<void>((resolve, reject) => {
    isOpen = resolve;
    child.once('exit', () => reject(new Error('The bare reader ended by itself')));
  });
  child.on('message', (news: BareNews) => {
    if (news === 'open') isOpen();
    else if ('total' in news) total = news.total;
    else takeLines(news.lines);
  });
  await opened;
  return {
    get total() {
      return total;
    },
    lines: (upTo) =>
      new Promise((resolve) => {
        takeLines = resolve;
        child.send((upTo ? { upTo } : {}) satisfies BareQuestion);
      }),
    stop: () => void child.kill('SIGKILL'),
  };
}

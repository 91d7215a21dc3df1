import type { EventLog } from '../../../src/capture/eventLog';
import { Connections } from '../../../src/session/connections';
import { profileId } from '../../../src/session/serverProfile';
import type { ServerSession } from '../../../src/session/serverSession';
import { waitFor } from '../waitFor';
import { FrameLedger, type LedgerLines } from './frameLedger';

/** How to reach the server that is to be watched. */
interface WatchAccess {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

/** A connection as the extension holds it, with nobody looking at it. */
export interface WatchingWorkbench {
  readonly connections: Connections;
  readonly session: ServerSession;
  readonly log: EventLog;
  /** Waits until the connection is live; throws after a minute. */
  live(): Promise<void>;
  close(): Promise<void>;
}

/** The events of a storm that a log holds. */
interface LogLedger {
  readonly total: number;
  readonly lines: LedgerLines;
}

/** Watches a server through the real session chunk; the bounds of the log are large enough for a storm. */
export async function watchServer(
  { url, user, password }: WatchAccess,
  watchApplication = 'ari-workbench-storm',
  limits = { maxRows: 20_000_000, maxBytes: 1024 ** 3 },
): Promise<WatchingWorkbench> {
  const connections = new Connections({
    loadChunk: () => import('../../../src/session/openSession'),
    password: () => Promise.resolve(password),
    readCa: () => Promise.reject(new Error('no CA file here')),
    watchApplication,
    logLimits: () => limits,
  });
  const id = profileId(url, user);
  const profile = { id, name: 'storm', url, user, mode: 'watch', readOnly: false } as const;
  connections.setProfiles([{ ...profile, application: undefined, caFile: undefined }]);
  await connections.connect(id);
  const session = connections.session(id);
  const { log } = connections;
  if (!session || !log) throw new Error(`no session: ${JSON.stringify(connections.state(id))}`);
  const live = async (): Promise<void> => {
    await waitFor('a live connection', () => connections.state(id).status === 'live', { timeoutMs: 60_000 });
  };
  await live();
  const close = async (): Promise<void> => {
    await connections.disconnect(id);
    connections.dispose();
  };
  return { connections, session, log, live, close };
}

/** What the log holds of a storm, in its order; only what stands before the first gap if `untilGap`. */
export function ledgerOf(log: EventLog, untilGap = false, upTo?: LedgerLines): LogLedger {
  const ledger = new FrameLedger();
  for (const entry of log.entries()) {
    if (untilGap && entry.kind === 'gap') break;
    if ('raw' in entry && entry.kind !== 'malformed') ledger.take(entry.raw);
  }
  return { total: ledger.total, lines: ledger.lines(upTo) };
}

import { WebSocket } from 'ws';
import { FrameLedger, type LedgerLines } from './frameLedger';

/** What the bare reader tells its parent. */
export type BareNews = 'open' | { readonly total: number } | { readonly lines: LedgerLines };

/** Asks the bare reader for its ledger, as `FrameLedger.lines` takes it. */
export interface BareQuestion {
  readonly upTo?: LedgerLines;
}

const LOOK_EVERY_MS = 200;

/**
 * The least that reads events, to compare with: a plain WebSocket, in a process of its own so that it takes no
 * time from the reader under test. Tells how many events it has, and its ledger when it is asked.
 */
export function readBare(url: string, authorization: string): void {
  const ledger = new FrameLedger();
  const tell = (news: BareNews): void => void process.send?.(news);
  const socket = new WebSocket(url, { headers: { authorization }, perMessageDeflate: false });
  socket.on('open', () => tell('open'));
  socket.on('message', (data: Buffer) => ledger.take(data));
  socket.on('error', () => undefined);
  setInterval(() => tell({ total: ledger.total }), LOOK_EVERY_MS);
  process.on('message', ({ upTo }: BareQuestion) => tell({ lines: ledger.lines(upTo) }));
  process.on('disconnect', () => process.exit());
}

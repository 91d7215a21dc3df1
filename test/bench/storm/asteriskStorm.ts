import { startAsterisk } from '../../support/asterisk/startAsterisk';
import { startBareReader } from '../../support/storm/startBareReader';
import { eventsHaveEnded, startStorm, STORM_DIALPLAN, stormIsOver } from '../../support/storm/stormDialplan';
import { ledgerOf, watchServer } from '../../support/storm/watchServer';
import { waitFor } from '../../support/waitFor';
import { loopLag, type LoopLag } from '../../support/loopLag';

const SECONDS = 60;
/** Events of one gust; the next begins before the last events of the one before have come. */
const GUST = 120_000;
const HALF_A_GUST = GUST / 2;

/** How our reader and a bare one fared in the same storm. */
export interface StormResult {
  readonly seconds: number;
  readonly ours: number;
  readonly bare: number;
  /** Channels and devices whose events differ in number or order. */
  readonly different: number;
  readonly resources: number;
  readonly gaps: number;
  readonly lag: LoopLag;
}

/** Lets the real Asterisk storm for a minute, read by us and by a bare WebSocket in a process of its own. */
export async function asteriskStorm(): Promise<StormResult> {
  const asterisk = await startAsterisk({ extraDialplan: STORM_DIALPLAN });
  try {
    const ours = await watchServer(asterisk);
    // The bare reader is sent device states too.
    await ours.session.setEventFilter([]);
    const bare = await startBareReader([process.argv[1] ?? '', '--bare-reader'], asterisk);
    try {
      const start = performance.now();
      const lag = await loopLag(async () => {
        for (let due = GUST; performance.now() - start < SECONDS * 1000; due += GUST) {
          await startStorm(asterisk, GUST);
          // Asterisk keeps what it cannot send yet in its memory: not too much of it.
          const isNear = (): boolean => Math.min(bare.total, ours.log.total) > due - HALF_A_GUST;
          await waitFor('the readers', isNear, { timeoutMs: 120_000, intervalMs: 20 });
        }
        await stormIsOver(asterisk);
        await eventsHaveEnded(() => [bare.total, ours.log.total]);
      });
      const seconds = (performance.now() - start) / 1000;
      const { total, lines } = ledgerOf(ours.log);
      const theirs = await bare.lines();
      const ids = [...new Set([...Object.keys(lines), ...Object.keys(theirs)])];
      const different = ids.filter((id) => lines[id]?.digest !== theirs[id]?.digest).length;
      const gaps = [...ours.log.entries()].filter(({ kind }) => kind === 'gap').length;
      return { seconds, ours: total, bare: bare.total, different, resources: ids.length, gaps, lag };
    } finally {
      bare.stop();
      await ours.close();
    }
  } finally {
    await asterisk.stop();
  }
}

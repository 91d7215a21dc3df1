import { waitFor } from '../waitFor';
import type { RealAsterisk } from '../asterisk/realAsterisk';

/** Dialplan whose `storm` goes `STORM_LOOPS` times through `While`, `Set`, `Set`, `EndWhile`. */
export const STORM_DIALPLAN = `[load]
exten => storm,1,Answer()
 same => n,Set(i=0)
 same => n,While($[\${i} < \${STORM_LOOPS}])
 same => n,Set(i=$[\${i} + 1])
 same => n,Set(payload=\${i}-abcdefghijklmnopqrstuvwxyz)
 same => n,EndWhile()
 same => n,Hangup()
`;

type Stormy = Pick<RealAsterisk, 'rest'>;

/** Channels that loop at a time: as in the recorded storm. */
const CHANNELS = 4;
const EVENTS_A_LOOP = 6;

/**
 * Starts a storm of about so many events, at the full rate of the server; does not wait for their end. Asterisk
 * makes them faster than it can send them: its queue keeps the readers busy for long after the calls.
 */
export async function startStorm(server: Stormy, events: number): Promise<void> {
  const target = { context: 'default', extension: '100', priority: '1' };
  const query = { endpoint: 'Local/storm@load', ...target };
  const loops = Math.ceil(events / CHANNELS / EVENTS_A_LOOP);
  const body = { variables: { __STORM_LOOPS: String(loops) } };
  for (let channel = 0; channel < CHANNELS; channel += 1) {
    const { status } = await server.rest('POST', '/channels', query, body);
    if (status !== 200) throw new Error(`The storm did not start: ${String(status)}`);
  }
}

/** Waits until no channel is left of a storm; throws after five minutes. */
export async function stormIsOver(server: Stormy): Promise<void> {
  const isOver = async (): Promise<boolean> =>
    ((await server.rest('GET', '/channels')).body as unknown[]).length === 0;
  await waitFor('the end of the storm', isOver, { timeoutMs: 300_000, intervalMs: 200 });
}

/**
 * Waits until no event has come for two seconds: Asterisk's own queue lags behind its calls, and what it holds
 * still comes. `counts` tells how many events each reader has.
 */
export async function eventsHaveEnded(counts: () => readonly number[]): Promise<void> {
  let before: readonly number[] = [];
  const isQuiet = (): boolean => {
    const now = counts();
    const wasEqual = now.every((count, reader) => count === before[reader]);
    before = now;
    return wasEqual;
  };
  await waitFor('the end of the events', isQuiet, { timeoutMs: 300_000, intervalMs: 2_000 });
}

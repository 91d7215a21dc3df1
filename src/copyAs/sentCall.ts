import type { LogEntry } from '../capture/logEntry';
import type { PastCall } from '../session/callHistory';

/** The log notes a call within the same turn as the history; clocks of VS Code's host do not jump in between. */
const NEAR_MS = 1_000;

/**
 * The call of the history that a row of the log tells of: the row has no body (docs/adr/0013). Undefined where the
 * history does not have it, which goes back less far.
 */
export function sentCall(calls: Iterable<PastCall>, entry: LogEntry): PastCall | undefined {
  if (entry.kind !== 'call') return undefined;
  const { connectionId, time, call } = entry;
  const sentAt = time - (call.sent ? 0 : call.durationMs);
  const distance = (past: PastCall): number => Math.abs(past.sentAt - sentAt);
  return Array.from(calls)
    .filter(
      (past) =>
        past.connectionId === connectionId &&
        past.method === call.method &&
        past.path === call.path &&
        distance(past) < NEAR_MS,
    )
    .sort((a, b) => distance(a) - distance(b))[0];
}

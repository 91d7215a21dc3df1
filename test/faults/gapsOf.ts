import type { EventLog } from '../../src/capture/eventLog';

/** Times in ms since 1970. */
interface Gap {
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

/** The gaps in a log, in their order. */
export function gapsOf(log: EventLog): readonly Gap[] {
  return [...log.entries()].flatMap((entry) => {
    if (entry.kind !== 'gap') return [];
    const { from, to, reason } = entry;
    return [{ from, to, reason }];
  });
}

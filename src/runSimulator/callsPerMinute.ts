import type { Choice } from '../ui/choice';

const PRESETS = [0, 6, 30, 120];

/** More calls a minute than this are for the program, not for an editor. */
const MOST = 6_000;

/** The number of calls a minute where nobody has chosen another. */
export const USUAL_CALLS = 6;

/** A number of calls a minute, in words. */
export function callsText(calls: number): string {
  if (calls === 0) return 'no calls of its own';
  return calls === 1 ? '1 call a minute' : `${String(calls)} calls a minute`;
}

/** Reads a number of calls a minute, 0 to 6,000; undefined for anything else. */
export function parseCalls(text: string): number | undefined {
  const calls = /^\d{1,4}$/.test(text) ? Number(text) : undefined;
  return calls === undefined || calls > MOST ? undefined : calls;
}

/** The choices to show, `current` among them. */
export function callChoices(current: number): readonly Choice<number>[] {
  const details = new Map([
    [0, 'Only those that you or your program make.'],
    [6, 'To look at one call after the other.'],
    [30, 'A small office.'],
    [120, 'A busy one.'],
  ]);
  return [...new Set([...PRESETS, current])]
    .sort((a, b) => a - b)
    .map((calls) => {
      const detail = details.get(calls);
      return {
        label: calls === 0 ? 'None' : callsText(calls),
        icon: calls === 0 ? 'circle-slash' : 'call-incoming',
        value: calls,
        ...(detail === undefined ? {} : { detail }),
      };
    });
}

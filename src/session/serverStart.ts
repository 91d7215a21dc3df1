import { fieldsOf } from '../shared/fields';
import { readTimestamp } from '../shared/readTimestamp';

/** When Asterisk was started, ms since 1970, by its answer to `GET /asterisk/info`; undefined where it does not tell. */
export function startOf(info: unknown): number | undefined {
  return readTimestamp(fieldsOf(fieldsOf(info)?.status)?.startup_time);
}

/** That the Asterisk behind an address is no more the one it was. Times are ms since 1970. */
export interface NewStart {
  readonly before: number;
  readonly now: number;
}

/** Compares two readings of {@link startOf}; undefined while it is the same Asterisk, as far as is known. */
export function newStart(before: number | undefined, now: number | undefined): NewStart | undefined {
  if (before === undefined || now === undefined || before === now) return undefined;
  return { before, now };
}

/** Says it: an address that moves to another machine may show an Asterisk that is older. */
export function newStartText({ before, now }: NewStart): string {
  const time = new Date(now).toISOString();
  return now > before
    ? `Asterisk was restarted at ${time}`
    : `another Asterisk answers here, running since ${time}`;
}

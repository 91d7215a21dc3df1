import { filterEntries, type FilterEntry } from '../../shared/eventRules';
import type { Fields } from '../../shared/fields';

/** The event types that an application's filter names. */
export interface EventFilterTypes {
  /** Empty: all types are sent. */
  readonly allowed: readonly string[];
  /** Never sent, also when allowed. */
  readonly disallowed: readonly string[];
}

/** The answer to a REST call over the WebSocket is an event too: not allowed, it never comes. */
const REST_ANSWERS = 'RESTResponse';

/** Reads the filter of an application as ARI answered it. It comes from the network. */
export function filterTypes(application: Fields): EventFilterTypes {
  const types = (list: unknown): readonly string[] => [
    ...new Set(filterEntries(list).map(({ type }) => type)),
  ];
  return { allowed: types(application.events_allowed), disallowed: types(application.events_disallowed) };
}

/** Entries of `wanted` types; what an entry holds besides its type is kept. */
function entriesFor(wanted: readonly string[], present: unknown): readonly FilterEntry[] {
  const old = filterEntries(present);
  return wanted.flatMap((type) => {
    const same = old.filter((entry) => entry.type === type);
    return same.length === 0 ? [{ type }] : same;
  });
}

/**
 * The body that gives an application this filter. Both lists are named, for a list that is not stays as it
 * is; and where only some types are allowed, answers to REST calls over the WebSocket are among them.
 */
export function filterBody(application: Fields, { allowed, disallowed }: EventFilterTypes): Fields {
  const withAnswers =
    allowed.length === 0 || allowed.includes(REST_ANSWERS) ? allowed : [...allowed, REST_ANSWERS];
  return {
    allowed: entriesFor(withAnswers, application.events_allowed),
    disallowed: entriesFor(
      disallowed.filter((type) => type !== REST_ANSWERS),
      application.events_disallowed,
    ),
  };
}

/** What an application is sent with a filter, in a few words. */
export function filterText({ allowed, disallowed }: EventFilterTypes): string {
  const parts = [
    ...(allowed.length === 0 ? [] : [`only ${allowed.join(', ')}`]),
    ...(disallowed.length === 0 ? [] : [`not ${disallowed.join(', ')}`]),
  ];
  return parts.length === 0 ? 'all events' : parts.join('; ');
}

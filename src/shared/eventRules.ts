import { fieldsOf, type Fields } from './fields';

/** An entry of an application's event filter: its type, and whatever else Asterisk or a program has put there. */
export type FilterEntry = Fields & { readonly type: string };

/** An entry with the list that it stands in. */
export interface EventRule {
  readonly list: 'allowed' | 'disallowed';
  readonly entry: FilterEntry;
}

function isEntry(value: unknown): value is FilterEntry {
  return typeof fieldsOf(value)?.type === 'string';
}

/** The entries of one list of an event filter; none for what is no list. It comes from the network. */
export function filterEntries(list: unknown): readonly FilterEntry[] {
  const values: readonly unknown[] = Array.isArray(list) ? list : [];
  return values.filter(isEntry);
}

/** The event filter of an application as ARI answered it, what it allows first; undefined when it does not tell. */
export function eventRulesOf(application: Fields): readonly EventRule[] | undefined {
  const { events_allowed: allowed, events_disallowed: disallowed } = application;
  if (!Array.isArray(allowed) && !Array.isArray(disallowed)) return undefined;
  return [
    ...filterEntries(allowed).map((entry) => ({ list: 'allowed', entry }) as const),
    ...filterEntries(disallowed).map((entry) => ({ list: 'disallowed', entry }) as const),
  ];
}

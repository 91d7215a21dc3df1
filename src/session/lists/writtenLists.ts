import type { ListKind } from './listedResource';

/** What stands below `/ari` in the paths of each kind. */
const BELOW: readonly (readonly [path: string, kind: ListKind])[] = [
  ['/asterisk/logging', 'logChannel'],
  ['/asterisk/modules', 'module'],
  ['/asterisk/variable', 'globalVariable'],
  ['/deviceStates', 'deviceState'],
  ['/mailboxes', 'mailbox'],
  ['/recordings/live', 'liveRecording'],
  ['/recordings/stored', 'storedRecording'],
];

/** What a REST call that writes has changed, by its path below `/ari`. */
export interface Written {
  readonly kind: ListKind;
  /** The global variable that it named. */
  readonly variable: string | undefined;
}

/** Tells which list a write to `path` (below `/ari`, with its query) changes; undefined when it is none. */
export function writtenList(path: string): Written | undefined {
  const [place = '', query = ''] = path.split('?', 2);
  const found = BELOW.find(([below]) => place === below || place.startsWith(`${below}/`));
  if (!found) return undefined;
  const variable = new URLSearchParams(query).get('variable');
  return { kind: found[1], variable: variable === null || variable === '' ? undefined : variable };
}

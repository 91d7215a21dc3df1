import type { ConnectionState } from '../shared/connectionState';
import { displayText } from '../shared/displayText';

/** What the status bar shows. `text` holds nothing but our own words: VS Code reads icons from it. */
export interface StatusText {
  readonly text: string;
  /** Plain text, a line per connection. */
  readonly tooltip: string;
  readonly spoken: string;
  readonly isProblem: boolean;
}

const WORDS: Readonly<Record<ConnectionState['status'], string>> = {
  disconnected: 'not connected',
  connecting: 'connecting',
  synchronising: 'synchronising',
  live: 'live',
  waitingToRetry: 'waiting to retry',
  replaced: 'replaced by another client',
  failed: 'failed',
};

/** Sums the connections up; undefined when there is none. */
export function statusText(
  servers: readonly { readonly name: string; readonly state: ConnectionState }[],
): StatusText | undefined {
  if (servers.length === 0) return undefined;
  const count = (...wanted: ConnectionState['status'][]): number =>
    servers.filter(({ state }) => wanted.includes(state.status)).length;
  const problems = count('failed', 'replaced', 'waitingToRetry');
  const live = count('live');
  const busy = count('connecting', 'synchronising');
  const parts = [
    ...(live > 0 ? [`${live} live`] : []),
    ...(problems > 0 ? [`${problems} ${problems === 1 ? 'problem' : 'problems'}`] : []),
    ...(busy > 0 ? ['connecting'] : []),
  ];
  const words = parts.length > 0 ? parts.join(', ') : 'not connected';
  const icon =
    problems > 0 ? 'warning' : busy > 0 ? 'sync~spin' : live > 0 ? 'broadcast' : 'debug-disconnect';
  return {
    text: `$(${icon}) ARI: ${words}`,
    tooltip: servers.map(({ name, state }) => displayText(`${name}: ${WORDS[state.status]}`)).join('\n'),
    spoken: `ARI connections: ${words}`,
    isProblem: problems > 0,
  };
}

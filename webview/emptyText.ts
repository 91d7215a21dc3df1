import type { ConnectionState } from '../src/shared/connectionState';

/** What the view knows when it has no row to show. */
export interface EmptySituation {
  readonly connections: readonly {
    readonly id: string;
    readonly state: ConnectionState;
    /** The event types that Asterisk does not send us. */
    readonly eventFilter: readonly string[];
  }[];
  /** What the filter asks for, in its own words. */
  readonly asked: string;
  /** Rows in the log, whatever the filter. */
  readonly total: number;
  readonly scanning: boolean;
  /** The events are those of a file. */
  readonly isFile: boolean;
}

/** What stands in place of the list, and the way on. */
export interface EmptyText {
  readonly title: string;
  readonly text: string;
  readonly button?: { readonly label: string; readonly does: 'addConnection' | 'clearFilter' | 'connect' };
}

const ACTIVE: ReadonlySet<ConnectionState['status']> = new Set<ConnectionState['status']>([
  'connecting',
  'synchronising',
  'waitingToRetry',
]);

/** An event type that the filter asks for and Asterisk does not send. */
function notSent({ connections, asked }: EmptySituation): string | undefined {
  const terms = asked.toLowerCase().split(/\s+/);
  const words = terms.flatMap((term) => term.replace(/^type:/, '').split(','));
  return connections
    .flatMap(({ eventFilter }) => eventFilter)
    .find((type) => words.includes(type.toLowerCase()));
}

/** Words an empty list: why it is empty and what to do about it. */
export function emptyText(situation: EmptySituation): EmptyText {
  const { connections, total, scanning, isFile } = situation;
  const off = isFile ? undefined : notSent(situation);
  if (scanning) return { title: 'Searching…', text: 'Looking through the events so far.' };
  if (total > 0) {
    return {
      title: 'No event matches the filter',
      text: isFile
        ? 'Another filter may.'
        : off === undefined
          ? 'Events that match appear here as they arrive.'
          : `${off} is switched off at Asterisk. “ARI: Switch Event Types Off at Asterisk…” switches it on.`,
      button: { label: 'Clear Filter', does: 'clearFilter' },
    };
  }
  if (isFile) return { title: 'No events', text: 'The file has none, or none have been read so far.' };
  if (connections.length === 0) {
    return {
      title: 'No connection yet',
      text: 'Connect to an Asterisk to watch its events. None at hand? Run “ARI: Start Simulated Asterisk…” from the Command Palette.',
      button: { label: 'Add Connection', does: 'addConnection' },
    };
  }
  if (connections.some(({ state }) => state.status === 'live')) {
    return {
      title: 'Waiting for events',
      text: 'Make a call, or run “ARI: Originate…” from the Command Palette: what happens appears here.',
    };
  }
  if (connections.some(({ state }) => ACTIVE.has(state.status))) {
    return { title: 'Connecting…', text: 'Events appear here as soon as the connection is live.' };
  }
  const [only, ...others] = connections;
  if (only && others.length === 0) {
    if (only.state.status !== 'disconnected') return { title: 'No events', text: 'The line above says why.' };
    return {
      title: 'Not connected',
      text: 'Connect to watch the events of your Asterisk.',
      button: { label: 'Connect', does: 'connect' },
    };
  }
  return { title: 'Not connected', text: 'Connect to a server in the view “Servers” to watch its events.' };
}

import type { CaptureConnection } from '../capture/arilog/captureHeader';
import type { EventLog } from '../capture/eventLog';
import type { RowFilter } from '../shared/eventRow';
import type { CaptureDocument } from './captureDocument';

/** The window's connections and their log, as far as a file tells of them. */
export interface LiveCapture {
  /** The log; undefined before the first connection. */
  readonly log: EventLog | undefined;
  /** The connections there are, those of no settings included. */
  list(): readonly { readonly id: string; readonly name: string; readonly url: string }[];
}

/** Rows that can be saved. */
export interface SaveSource {
  /** For people. Untrusted. */
  readonly name: string;
  readonly log: EventLog;
  /** The filter that is shown now; undefined where none is. */
  readonly filter: RowFilter | undefined;
  /** The connections of the rows, by their id in the log. */
  readonly connections: ReadonlyMap<string, CaptureConnection>;
}

/** Whether a filter hides anything at all. */
function hides({ text, types, hiddenTypes, resourceId, connectionId }: RowFilter): boolean {
  const isOpen = text.trim() === '' && types.length === 0 && hiddenTypes.length === 0;
  return !isOpen || resourceId !== undefined || connectionId !== undefined;
}

/** A connection that is in no settings any more: its id is `user@address`, and the user stays here. */
function goneConnection(id: string): CaptureConnection {
  const server = /@(https?:\/\/.*)$/.exec(id)?.[1];
  return { name: server ?? 'Removed connection', server };
}

/** The rows of this window; undefined when there are none. */
export function liveSource(live: LiveCapture, filter: RowFilter | undefined): SaveSource | undefined {
  const { log } = live;
  if (!log || log.total === 0) return undefined;
  const saved = new Map(live.list().map(({ id, name, url }) => [id, { name, server: url }]));
  const connections = new Map(
    log.connectionIds().map((id): [string, CaptureConnection] => [id, saved.get(id) ?? goneConnection(id)]),
  );
  return { name: 'the events view', log, filter: filter && hides(filter) ? filter : undefined, connections };
}

/** The rows of an opened file. */
export function fileSource(document: CaptureDocument): SaveSource {
  const filter = document.filter();
  return {
    name: document.name,
    log: document.log,
    filter: filter && hides(filter) ? filter : undefined,
    connections: document.savedConnections,
  };
}

import { applyChangeSet, emptyResourceTable, type MutableResourceTable } from '../src/shared/changeSet';
import type { ConnectionState } from '../src/shared/connectionState';
import type { LiveChannel } from '../src/shared/liveResources';
import type { ConnectionView, ToWebview } from '../src/shared/protocol';

/** A connection with its resources, as the host told of it. */
export interface ConnectionEntry {
  readonly id: string;
  /** Untrusted text. */
  readonly name: string;
  readonly readOnly: boolean;
  /** The application that our WebSocket is registered under; undefined without a session. */
  readonly application: string | undefined;
  /** The event types that Asterisk does not send us because we told it so. */
  readonly eventFilter: readonly string[];
  /** Whether event types can be switched off now. */
  readonly serverFilterable: boolean;
  state: ConnectionState;
  /** How many updates `resources` has taken, as the host counts them. */
  revision: number;
  readonly resources: MutableResourceTable;
}

function entryOf(view: ConnectionView): ConnectionEntry {
  const resources = emptyResourceTable();
  applyChangeSet(resources, { upserts: view.resources, removals: [] });
  return { ...view, resources };
}

/** The view's copy of the live model: a snapshot, then changes by revision. */
export class ConnectionsModel {
  #entries = new Map<string, ConnectionEntry>();

  /** The connections in the order of the settings. */
  get all(): readonly ConnectionEntry[] {
    return [...this.#entries.values()];
  }

  /** Takes the full state. */
  replace(connections: readonly ConnectionView[]): void {
    this.#entries = new Map(connections.map((view) => [view.id, entryOf(view)]));
  }

  /** Takes changes; false when they do not continue what is here, so that a resync is due. */
  apply(message: Extract<ToWebview, { type: 'changes' }>): boolean {
    const entry = this.#entries.get(message.connectionId);
    if (entry?.revision !== message.fromRevision) return false;
    applyChangeSet(entry.resources, message);
    entry.revision = message.revision;
    return true;
  }

  /** Takes a connection's new state. */
  setState(connectionId: string, state: ConnectionState): void {
    const entry = this.#entries.get(connectionId);
    if (entry) entry.state = state;
  }

  /** A connection; undefined when it is gone. */
  get(connectionId: string): ConnectionEntry | undefined {
    return this.#entries.get(connectionId);
  }

  /** A channel; undefined when it, or its connection, is gone. */
  channel(connectionId: string, channelId: string): LiveChannel | undefined {
    return this.#entries.get(connectionId)?.resources.channel.get(channelId);
  }

  /** Tells whether something is played to the channel: answer and bridge commands wait for its end. */
  isPlaying(connectionId: string, channelId: string): boolean {
    const target = `channel:${channelId}`;
    const playbacks = this.#entries.get(connectionId)?.resources.playback.values() ?? [];
    return [...playbacks].some((playback) => playback.targetUri === target);
  }
}

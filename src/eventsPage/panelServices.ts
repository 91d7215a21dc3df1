import type { EventLog } from '../capture/eventLog';
import type { LogEntry } from '../capture/logEntry';
import type { LiveUpdate } from '../model/liveChange';
import type { ResourceTable } from '../shared/changeSet';
import type { ChannelAction } from '../shared/channelActions';
import type { ConnectionState } from '../shared/connectionState';
import type { Disposable, Listen } from '../shared/emitter';
import type { ResourceKey } from '../shared/liveResources';
import type { ActionOutcome, CaptureSource, ChannelTarget, EventFilterTarget } from '../shared/protocol';

/** What the events view needs to know of a saved connection. */
export interface PanelProfile {
  readonly id: string;
  readonly name: string;
  readonly readOnly: boolean;
}

/** The live model of an open session. */
export interface PanelStore {
  readonly resources: ResourceTable;
  /** How many updates the model has taken. */
  readonly revision: number;
}

/** An open session as the events view sees it. */
export interface PanelConnection {
  readonly store: PanelStore;
  /** The application that its WebSocket is registered under. */
  readonly ourApplication: string;
  /** The event types that Asterisk does not send because this session told it so. */
  readonly eventFilter: readonly string[];
}

/** The connections as the events view sees them. */
export interface PanelConnections {
  /** Fires when a connection was added, edited or removed. */
  readonly onDidChangeProfiles: Listen<void>;
  /** Fires with every new state of a connection. */
  readonly onDidChangeState: Listen<{ connectionId: string; state: ConnectionState }>;
  /** Fires with every update of an open session’s model. */
  readonly onDidUpdate: Listen<{ connectionId: string; update: LiveUpdate }>;
  /** Fires with the id of a connection whose event types were switched off or on at Asterisk. */
  readonly onDidChangeEventFilter: Listen<string>;
  /** Fires once, when the first connection opens the log. */
  readonly onDidOpenLog: Listen<EventLog>;
  /** The log; undefined before the first connection. */
  readonly log: EventLog | undefined;
  /** The saved connections, in the order of the settings. */
  list(): readonly PanelProfile[];
  /** A saved connection; undefined when there is none of that id. */
  profile(id: string): PanelProfile | undefined;
  /** A connection’s state. */
  state(id: string): ConnectionState;
  /** The open session of a connection; undefined when it has none. */
  session(id: string): PanelConnection | undefined;
}

/** Runs `run` after `ms`; disposing the answer calls it off. */
export type Schedule = (run: () => void, ms: number) => Disposable;

/** Everything outside the events view that it works with. */
export interface PanelServices {
  /** What the page shows; told again whenever the profiles change. */
  readonly source: CaptureSource;
  /** The saved connections and their sessions. */
  readonly connections: PanelConnections;
  /**
   * Runs an action on a channel: asks for what is missing, throws an AriError. Calls `sent` when there is
   * nothing left to ask and the requests go out.
   */
  invoke(
    action: ChannelAction,
    target: ChannelTarget,
    signal: AbortSignal,
    sent: () => void,
  ): Promise<ActionOutcome>;
  /** Puts text into the clipboard. */
  copy(text: string): PromiseLike<void>;
  /** Asks what of a row to copy as code, and in which language; tells what fails. */
  copyAs(entry: LogEntry): PromiseLike<unknown>;
  /** Connects, tries again or takes over, as the state asks for; asks what has to be asked. */
  connect(connectionId: string): PromiseLike<unknown>;
  /** Opens the Add Connection steps. */
  addConnection(): PromiseLike<void>;
  /** Has Asterisk send one connection all event types but these; throws an AriError. */
  setEventFilter(target: EventFilterTarget, signal: AbortSignal): Promise<void>;
  /** Opens the steps of Save Capture. */
  saveCapture(): PromiseLike<unknown>;
  /** The user has selected a row about this channel or bridge; untrusted. */
  selected(resource: ResourceKey): void;
  /** Reports a fault without the content that caused it. */
  warn(message: string): void;
  /** The clock, which a test may hold. */
  readonly schedule: Schedule;
}

import type { LocalKey } from './changeSet';
import type { ChannelAction } from './channelActions';
import type { ConnectionState, Problem } from './connectionState';
import type { RowFilter } from './eventRow';
import type { LiveResource } from './liveResources';

/*
 * The events view speaks first (`ready`), the host answers with the full state (`snapshot`). The log
 * stays in the host: the view asks for the rows it can see. Nothing is optimistic: a button is pending
 * until its reply, and the truth comes with the events.
 */

/** What a request's action takes and gives. */
interface Exchange<Params, Result> {
  readonly params: Params;
  readonly result: Result;
}

/** Names the channel a button acts on; the host looks it up again. */
export interface ChannelTarget {
  readonly connectionId: string;
  readonly channelId: string;
}

/** How an action ended: done with a sentence for the user, or given up by the user. */
export type ActionOutcome = { readonly done: true; readonly message: string } | { readonly done: false };

/** What there is to show of a row; all of it is untrusted. */
export interface RowDetail {
  /** Safe to show, indented. */
  readonly text: string;
  /** The event's own JSON, as Asterisk sent it; undefined where it is none, or more than 1 MB. */
  readonly json: string | undefined;
}

/** A search in the rows of the filter that is set; it may be cancelled. */
export interface FindRow {
  readonly filterId: number;
  readonly text: string;
  /** The position where the search starts, -1 for the place before all rows; it is not looked at itself. */
  readonly from: number;
  readonly backwards: boolean;
}

/** The event types that Asterisk shall not send to one connection. */
export interface EventFilterTarget {
  readonly connectionId: string;
  readonly hiddenTypes: readonly string[];
}

/** Every request of the events view: the channel actions, and those of the view itself. */
export type Requests = Readonly<Record<ChannelAction, Exchange<ChannelTarget, ActionOutcome>>> & {
  /** What there is to show of a row. Fails when the row has left the log. */
  readonly rowDetail: Exchange<{ readonly seq: number }, RowDetail>;
  /** Puts a row's text into the clipboard. */
  readonly copyRow: Exchange<{ readonly seq: number }, Record<string, never>>;
  /** Asks what of a row to copy as code, and in which language. Answered when it begins to ask. */
  readonly copyAs: Exchange<{ readonly seq: number }, Record<string, never>>;
  /** Puts text of the view into the clipboard: a path, a value, a cell. */
  readonly copyText: Exchange<{ readonly text: string }, Record<string, never>>;
  /** Looks for the nearest row before or after the position `from` that `text` (filter language) finds. */
  readonly findRow: Exchange<FindRow, { readonly position: number | undefined }>;
  /** Where a row is among those shown, as far as they have been looked at. */
  readonly rowPosition: Exchange<
    { readonly filterId: number; readonly seq: number },
    { readonly position: number | undefined }
  >;
  /** Has Asterisk send us all event types but these; see `SWITCHABLE_EVENT_TYPES`. */
  readonly setEventFilter: Exchange<EventFilterTarget, Record<string, never>>;
  /** Opens the steps of Save Capture. */
  readonly saveCapture: Exchange<Record<string, never>, Record<string, never>>;
  /** Forgets all rows logged so far, on every connection. */
  readonly clearRows: Exchange<Record<string, never>, Record<string, never>>;
  /** Connects (again), or takes the application name over. */
  readonly connect: Exchange<{ readonly connectionId: string }, Record<string, never>>;
  /** Opens the Add Connection steps. */
  readonly addConnection: Exchange<Record<string, never>, Record<string, never>>;
};

/** The name of a {@link Requests} entry. */
export type RequestName = keyof Requests;

/** Where a request stands: it waits for the user's answer in VS Code, or it went out to Asterisk. */
export type RequestPhase = 'asking' | 'sent';

/** A request message, its params tied to its action. */
export type RequestMessage = {
  [A in RequestName]: {
    readonly type: 'request';
    readonly id: number;
    readonly action: A;
    readonly params: Requests[A]['params'];
  };
}[RequestName];

/** What the webview sends. The host trusts none of it. */
export type ToHost =
  | { readonly type: 'ready' }
  /** The page has read so many messages since `ready`. One that reads none is soon told no more. */
  | { readonly type: 'read'; readonly messages: number }
  /** The revision that the view holds of a connection is not the one that `changes` continues. */
  | { readonly type: 'resync'; readonly connectionId: string; readonly haveRevision: number }
  /** Sets the one filter of the view; later `counts` and `rows` carry its id. Ids count up. */
  | { readonly type: 'filter'; readonly filterId: number; readonly filter: RowFilter }
  /**
   * Asks for the filtered rows `from` (inclusive) to `to` (exclusive), at most 500. Positions count all
   * rows that passed since the filter was set, so those that left the log keep theirs.
   */
  | { readonly type: 'rows'; readonly filterId: number; readonly from: number; readonly to: number }
  /**
   * From now on `counts` brings the newest rows along, at most `rows` (500) of them, so that a list that
   * follows the tail needs not ask; 0 ends it, and so does a new filter.
   */
  | { readonly type: 'tail'; readonly filterId: number; readonly rows: number }
  /** From now on rows that `text` (filter language) finds carry `found`; none when it is empty. */
  | { readonly type: 'find'; readonly text: string }
  /** The user has selected a row that is about a channel or a bridge; the tree shows it too. */
  | {
      readonly type: 'selected';
      readonly connectionId: string;
      readonly channelId?: string;
      readonly bridgeId?: string;
    }
  | RequestMessage
  /** Gives a pending request up; it is still replied to. */
  | { readonly type: 'cancel'; readonly id: number };

/** A connection as the events view sees it. */
export interface ConnectionView {
  readonly id: string;
  /** For people; untrusted, since settings can hold anything. */
  readonly name: string;
  readonly readOnly: boolean;
  readonly state: ConnectionState;
  readonly revision: number;
  readonly resources: readonly LiveResource[];
  /** The application that our WebSocket is registered under; undefined without a session. */
  readonly application: string | undefined;
  /** The event types that Asterisk does not send us because we told it so. */
  readonly eventFilter: readonly string[];
  /** Whether event types can be switched off while the connection is live: it may write. */
  readonly serverFilterable: boolean;
}

/** What the events view shows: the connections of this window, or a file. */
export type CaptureSource =
  | { readonly kind: 'live' }
  /**
   * `note` tells what is wrong with the file or, while `isReading`, how far reading is. All untrusted.
   */
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly note: string | undefined;
      readonly isReading?: boolean;
    };

/** Filtered rows from the position `from` on: `data` is a UTF-8 JSON array of `EventRow`. */
export interface RowBatch {
  readonly from: number;
  readonly data: ArrayBuffer;
}

/** A channel or bridge whose rows are marked. */
export interface HighlightedResource {
  readonly connectionId: string;
  readonly kind: 'bridge' | 'channel';
  readonly resourceId: string;
  /** For people; untrusted. */
  readonly label: string;
}

/** What the host sends. */
export type ToWebview =
  | {
      readonly type: 'snapshot';
      readonly source: CaptureSource;
      readonly connections: readonly ConnectionView[];
    }
  | {
      readonly type: 'changes';
      readonly connectionId: string;
      readonly fromRevision: number;
      readonly revision: number;
      readonly upserts: readonly LiveResource[];
      readonly removals: readonly LocalKey[];
    }
  | { readonly type: 'connectionState'; readonly connectionId: string; readonly state: ConnectionState }
  | {
      readonly type: 'counts';
      readonly filterId: number;
      /** Rows in the log, and of these the rows that pass the filter. */
      readonly total: number;
      readonly shown: number;
      /** Rows that have left the log because it is bounded. */
      readonly dropped: number;
      /** How many of the filter's first rows have left the log: the first position that still has a row. */
      readonly shownDropped: number;
      /** True while older rows still wait to be looked at: `shown` will grow by itself. */
      readonly scanning: boolean;
      /** How much of the log has been looked at for this filter, 0 to 1. */
      readonly progress: number;
      /** Time of the first row since the log was cleared, ms since 1970; undefined while there is none. */
      readonly startedAt: number | undefined;
      /** The types seen, with the number of rows of each in the log. */
      readonly types: Readonly<Record<string, number>>;
      /** Rows that go with these counts: those asked for, and the newest for a view that follows the tail. */
      readonly rows: readonly RowBatch[];
    }
  /** The rows asked for, when no counts are due with them. */
  | ({ readonly type: 'rows'; readonly filterId: number } & RowBatch)
  /** Rows that touch this resource carry `highlighted` from now on; those that the view has are stale. */
  | { readonly type: 'highlight'; readonly resource: HighlightedResource | undefined }
  /** Asks the view to show the rows of one resource (the command "Show in Events"). */
  | {
      readonly type: 'showResource';
      readonly connectionId: string;
      readonly resourceId: string;
      readonly label: string;
    }
  /** Tells how far a channel action has come; none follows its reply. */
  | { readonly type: 'phase'; readonly id: number; readonly phase: RequestPhase }
  | {
      readonly type: 'reply';
      readonly id: number;
      readonly ok: true;
      readonly value: Requests[RequestName]['result'];
    }
  | { readonly type: 'reply'; readonly id: number; readonly ok: false; readonly error: Problem };

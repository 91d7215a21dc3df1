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

/** Every request of the events view: the channel actions, and those of the view itself. */
export type Requests = Readonly<Record<ChannelAction, Exchange<ChannelTarget, ActionOutcome>>> & {
  /** The row's JSON, indented; untrusted text. Fails when the row has left the log. */
  readonly rowDetail: Exchange<{ readonly seq: number }, { readonly text: string }>;
  readonly copyRow: Exchange<{ readonly seq: number }, Record<string, never>>;
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
  /** The revision that the view holds of a connection is not the one that `changes` continues. */
  | { readonly type: 'resync'; readonly connectionId: string; readonly haveRevision: number }
  /** Sets the one filter of the view; later `counts` and `rows` carry its id. Ids count up. */
  | { readonly type: 'filter'; readonly filterId: number; readonly filter: RowFilter }
  /**
   * Asks for the filtered rows `from` (inclusive) to `to` (exclusive), at most 500. Positions count all
   * rows that passed since the filter was set, so those that left the log keep theirs.
   */
  | { readonly type: 'rows'; readonly filterId: number; readonly from: number; readonly to: number }
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
}

/** What the host sends. */
export type ToWebview =
  | { readonly type: 'snapshot'; readonly connections: readonly ConnectionView[] }
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
      /** The types seen, with the number of rows of each in the log. */
      readonly types: Readonly<Record<string, number>>;
    }
  /** `data` is a UTF-8 JSON array of `EventRow`, the filtered rows from `from` on. */
  | { readonly type: 'rows'; readonly filterId: number; readonly from: number; readonly data: ArrayBuffer }
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

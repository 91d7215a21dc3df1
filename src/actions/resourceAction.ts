import type { Question } from '../ui/agreesTo';
import type { ServerSession } from '../session/serverSession';
import type { NodeKind } from '../shared/nodeKind';
import type { PlannedCall } from './plannedCall';
import type { RecentList } from './recentList';

/** The resources of one server that an action is about; `ids` is ARI's own, and empty for a server. */
export interface ActionTarget {
  readonly session: ServerSession;
  readonly kind: NodeKind;
  readonly ids: readonly string[];
}

/** What an action asks its questions with. */
export interface Asks {
  /** Stands above every question. */
  readonly title: string;
  /** Closes an open question when it aborts. */
  readonly signal: AbortSignal;
  /** Ids of our own make, so that no event can come before we know what it is about. */
  readonly newId: () => string;
  readonly recentMedia: RecentList<string>;
}

/** The calls to make; undefined when the user gave up. */
type Plan = readonly PlannedCall[] | undefined;

/** A call that has been carried out, and what Asterisk answered. Untrusted. */
export interface AnsweredCall {
  readonly call: PlannedCall;
  readonly value: unknown;
}

/** Shows what an action has come back with. */
export interface AnswerSinks {
  /** Opens a JSON document. */
  readonly document: (title: string, value: unknown) => Promise<void>;
  /** Tells one value, and offers to copy it. */
  readonly value: (text: string, value: string) => void;
  /** Opens a file that VS Code’s audio preview plays. */
  readonly audio: (fileName: string, bytes: Uint8Array) => Promise<void>;
}

/**
 * A typed action: what it asks, and the calls that come of it. Its name, title, kinds and operations stand in
 * `src/operations/actionTable.ts`, where the tree and the docs find them.
 */
export interface ResourceAction {
  /** Asks what is missing, and answers the calls to make; undefined when the user gave up. Rejects with an AriError. */
  plan(target: ActionTarget, asks: Asks): Plan | Promise<Plan>;
  /** What to ask before the calls are sent; undefined where they can be sent as they are. */
  question?(calls: readonly PlannedCall[], target: ActionTarget): Question | undefined;
  /** What has been done by the calls that succeeded, without the full stop: `Held PJSIP/alice-1`. */
  done(calls: readonly PlannedCall[]): string;
  /** The calls depend on each other: one after the other, and none after a failure. */
  readonly inOrder?: true;
  /** What each call is about, where that is not the target itself: `step`. */
  readonly noun?: string;
  /** With {@link inOrder}: what takes back the calls that succeeded when a later one fails. */
  undo?(done: readonly PlannedCall[]): readonly PlannedCall[];
  /** Shows the answers, besides telling that it is done; answers false where nothing came of it after all. */
  show?(answers: readonly AnsweredCall[], target: ActionTarget, sinks: AnswerSinks): Promise<unknown>;
}

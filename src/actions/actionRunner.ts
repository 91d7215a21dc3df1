import { AriError } from '../ari/ariError';
import { ACTION_TABLE, type ActionName } from '../operations/actionTable';
import { isOffered } from '../operations/isOffered';
import { ownId } from '../operations/ownId';
import { notConnected } from '../session/notConnected';
import type { ServerSession } from '../session/serverSession';
import type { ActionOutcome } from '../shared/protocol';
import { agreesTo } from '../ui/agreesTo';
import type { AllActions } from './allActions';
import { callsOutcome, countOf } from './callsOutcome';
import { nounOf } from './nodeNoun';
import type { PlannedCall } from './plannedCall';
import type { RecentList } from './recentList';
import { showValue } from './showValue';
import type { ActionTarget, AnswerSinks, ResourceAction } from './resourceAction';
import { sendCalls } from './sendCalls';
import { targetText } from './targetText';

/**
 * Sends what has been asked for, telling how far it is, and answers what shows the answers: that may ask, so it
 * comes when the progress is over. Both reject with an AriError.
 */
export type Perform = (
  signal: AbortSignal,
  report?: (message: string) => void,
) => Promise<() => Promise<ActionOutcome>>;

/** What an {@link ActionRunner} works with. */
export interface ActionRunnerOptions {
  readonly loadActions: () => Promise<AllActions>;
  readonly recentMedia: RecentList<string>;
  /** Opens a JSON document; `tookMs` is how long the server took for it. */
  readonly showDocument: (title: string, value: unknown, tookMs: number) => Promise<void>;
  /** Opens a file that VS Code’s audio preview plays. */
  readonly openAudio: AnswerSinks['audio'];
}

/** How often progress is told at most: thousands of channels are through within a second. */
const MOST_REPORTS = 100;

function tellProgress(ended: number, total: number, noun: string, report: (message: string) => void): void {
  const step = Math.ceil(total / MOST_REPORTS);
  if (total > 1 && ended % step === 0) report(`${String(ended)} of ${countOf(total, noun)}`);
}

function refused(
  code: 'badParameter' | 'readOnly',
  operation: string,
  message: string,
  hint: string,
): AriError {
  return new AriError({ code, operation, message, hint });
}

/**
 * Carries out typed actions, for commands, buttons and whoever copies them as code: looks the target up again,
 * asks for what is missing, confirms what cannot be taken back, calls the server.
 */
export class ActionRunner {
  readonly #options: ActionRunnerOptions;

  constructor(options: ActionRunnerOptions) {
    this.#options = options;
  }

  /**
   * Asks for what an action is missing, and answers the calls that would be sent; undefined when the user gave
   * up. Aborting closes an open question. Rejects with an AriError.
   */
  async plan(
    name: ActionName,
    target: ActionTarget,
    signal: AbortSignal,
    title = ACTION_TABLE[name].title,
  ): Promise<readonly PlannedCall[] | undefined> {
    return (await this.#plan(name, target, signal, title))?.calls;
  }

  /** As {@link plan}, and confirms what cannot be taken back; answers how to carry it out. */
  async prepare(
    name: ActionName,
    target: ActionTarget,
    signal: AbortSignal,
    title = ACTION_TABLE[name].title,
  ): Promise<Perform | undefined> {
    const ready = await this.#plan(name, target, signal, title);
    if (!ready || signal.aborted) return undefined;
    const { action, calls, present } = ready;
    if (!(await agreesTo(action.question?.(calls, present)))) return undefined;
    return async (abort, report = () => undefined) => this.#send(action, calls, present, abort, report);
  }

  async #plan(
    name: ActionName,
    target: ActionTarget,
    signal: AbortSignal,
    title: string,
  ): Promise<
    | {
        readonly action: ResourceAction;
        readonly calls: readonly PlannedCall[];
        readonly present: ActionTarget;
      }
    | undefined
  > {
    this.#check(name, target.session);
    const present = this.#present(name, target);
    const action = (await this.#options.loadActions())[name];
    const { recentMedia } = this.#options;
    const calls = await action.plan(present, {
      title: `${title}${targetText(present)}`,
      signal,
      newId: ownId,
      recentMedia,
    });
    if (calls?.length === 0)
      throw refused('badParameter', name, 'There is nothing to do.', 'What it was about has just changed.');
    return calls && { action, calls, present };
  }

  /** Says why not, before anything is asked. */
  #check(name: ActionName, { state, profile, version }: ServerSession): void {
    const { title, reads, since } = ACTION_TABLE[name];
    if (state.status !== 'live') throw notConnected(name);
    if (profile.readOnly && reads !== true)
      throw refused(
        'readOnly',
        name,
        'This connection is read-only.',
        'Edit the connection to allow changes. Nothing was sent to Asterisk.',
      );
    if (since !== undefined && !isOffered(since, version))
      throw refused(
        'badParameter',
        name,
        `Asterisk ${version ?? ''} does not have “${title}”.`,
        `It came with ${since.join(', ')}. Run Operation… sends it all the same.`,
      );
  }

  /** The ids may come from a webview, and be of what has gone meanwhile. */
  #present(name: ActionName, target: ActionTarget): ActionTarget {
    const { kind, ids, session } = target;
    if (kind !== 'channel' && kind !== 'bridge' && kind !== 'playback') return target;
    const there = ids.filter((id) => session.store.resources[kind].has(id));
    if (there.length > 0) return { ...target, ids: there };
    throw refused('badParameter', name, `The ${kind} is gone.`, `Choose another ${kind}.`);
  }

  async #send(
    action: ResourceAction,
    calls: readonly PlannedCall[],
    target: ActionTarget,
    signal: AbortSignal,
    report: (message: string) => void,
  ): Promise<() => Promise<ActionOutcome>> {
    const noun = action.noun ?? nounOf(target.kind);
    const startedAt = performance.now();
    const result = await sendCalls(
      target.session.rest,
      calls,
      {
        signal,
        progressed: (ended, total) => tellProgress(ended, total, noun, report),
        inOrder: action.inOrder ?? false,
      },
      (done) => action.undo?.(done) ?? [],
    );
    const tookMs = performance.now() - startedAt;
    return async () => {
      let shown: unknown;
      if (result.done.length > 0) {
        const sinks: AnswerSinks = {
          document: async (title, value) => this.#options.showDocument(title, value, tookMs),
          value: showValue,
          audio: this.#options.openAudio,
        };
        shown = await action.show?.(result.done, target, sinks);
      }
      const [first] = result.failed;
      // What follows it depends on it: there is but one failure.
      if (action.inOrder === true && first) throw first.error;
      if (shown === false) return { done: false };
      return callsOutcome(result, (done) => action.done(done), noun);
    };
  }
}

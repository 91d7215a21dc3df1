import { isAriError } from '../ari/ariError';
import type { LogEntry } from '../capture/logEntry';
import type { OperationId } from '../ari/generated/operations';
import { waitsForPlayback } from '../operations/waitsForPlayback';
import type { CallHistory, PastCall } from '../session/callHistory';
import type { SnippetRequest, SnippetServer } from '../snippets/snippetRequest';
import { neverAborted } from '../ui/cancellation';
import type { Choice, Separator } from '../ui/choice';
import { chooseItem } from '../ui/chooseItem';
import { showInfo, showProblem } from '../ui/messages';
import type { NodeReference } from '../ui/nodeReference';
import type { CopyAs } from './copyAs';
import { requestChoice, resourceChoices, type RequestSource } from './offeredRequests';
import type { ReadTarget } from './readRequest';
import { rowTargets } from './rowTargets';
import { sentCall } from './sentCall';

const TITLE = 'Copy as';

/** An action of a node: what it would send, where the user has not given up. */
export interface PlannedAction {
  readonly title: string;
  plan(signal: AbortSignal): Promise<readonly PlannedRequest[] | undefined>;
}

/** A call that has been planned. */
interface PlannedRequest {
  readonly operation: OperationId;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What {@link CopyNode} knows of the rest of the window. */
export interface CopyNodeOptions {
  readonly copyAs: Pick<CopyAs, 'offer'>;
  /** Where a connection leads to; undefined for one that is gone, or of a capture. */
  readonly serverOf: (connectionId: string) => SnippetServer | undefined;
  /** The actions that a node has now; nothing is sent when one is planned. */
  readonly actionsOf: (node: NodeReference) => readonly PlannedAction[];
  /** Checks a call's parameters and writes it as it would be sent; rejects with an AriError. */
  readonly encode: (
    operation: OperationId,
    params: Readonly<Record<string, unknown>>,
  ) => Promise<SnippetRequest>;
  /** Knows the bodies of the calls that rows of the log tell of. */
  readonly history: Pick<CallHistory, 'calls'>;
}

/** Stands for the server of a capture, which tells neither. */
const SOME_SERVER: SnippetServer = { url: 'http://127.0.0.1:8088', user: 'asterisk' };

/** What Asterisk may answer minutes later is copied without a time limit. */
function asSent(operation: string, { method, path, body }: SnippetRequest): SnippetRequest {
  return { method, path, body, waits: waitsForPlayback(operation) };
}

/** Copies what a node, a call, or a row of the events view is about. */
export class CopyNode {
  readonly #options: CopyNodeOptions;

  constructor(options: CopyNodeOptions) {
    this.#options = options;
  }

  /** Copies a call as it was sent. */
  async call({ connectionId, operation, method, path, body }: PastCall): Promise<void> {
    await this.#offer(connectionId, [requestChoice(asSent(operation, { method, path, body }))]);
  }

  /** Asks what about a node is to be copied: the request that reads it, or one of its actions. */
  async node({ kind, connectionId, id }: NodeReference): Promise<void> {
    await this.#resources(connectionId, [{ kind, id }]);
  }

  /** As {@link node}, for a row of the events view and what it is about. */
  async row(entry: LogEntry): Promise<void> {
    const { connectionId } = entry;
    // The row has no body; the history has, as far as it goes back.
    const past = sentCall(this.#options.history.calls, entry);
    if (past) await this.call(past);
    else if (entry.kind === 'call')
      await this.#offer(connectionId, [requestChoice(asSent(entry.call.operation, entry.call))]);
    else await this.#resources(connectionId, rowTargets(entry));
  }

  async #resources(connectionId: string, targets: readonly ReadTarget[]): Promise<void> {
    const { actionsOf, encode } = this.#options;
    const choices = resourceChoices(targets, (target) =>
      actionsOf({ ...target, connectionId }).map((action) => ({
        title: action.title,
        requests: async (signal) => {
          const calls = await action.plan(signal);
          return (
            calls &&
            Promise.all(
              calls.map(async ({ operation, params }) => asSent(operation, await encode(operation, params))),
            )
          );
        },
      })),
    );
    await this.#offer(connectionId, choices);
  }

  async #offer(connectionId: string, choices: readonly (Choice<RequestSource> | Separator)[]): Promise<void> {
    const sources = choices.filter((choice) => 'value' in choice);
    if (sources.length === 0) {
      await showInfo(`${TITLE}: there is no request for this.`);
      return;
    }
    try {
      const [only] = sources;
      const source =
        sources.length === 1
          ? only?.value
          : await chooseItem(choices, { title: TITLE, placeholder: 'Copy what?' });
      const requests = await source?.(neverAborted());
      if (requests)
        await this.#options.copyAs.offer(requests, this.#options.serverOf(connectionId) ?? SOME_SERVER);
    } catch (error) {
      if (!(isAriError(error) && error.code === 'aborted')) await showProblem(TITLE, error);
    }
  }
}

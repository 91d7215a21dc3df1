import type { Problem } from '../src/shared/connectionState';
import type {
  RequestMessage,
  RequestName,
  RequestPhase,
  Requests,
  ToHost,
  ToWebview,
} from '../src/shared/protocol';

/** A request under way. */
export interface PendingRequest<Result> {
  /** What {@link HostLink.cancel} takes. */
  readonly id: number;
  /** Rejects with a {@link HostProblem}. */
  readonly done: Promise<Result>;
  /** Calls `listener` with every phase that the host tells of from now on. */
  onPhase(listener: (phase: RequestPhase) => void): void;
}

/** A request that the host refused, or that was never answered. */
export class HostProblem extends Error {
  override readonly name = 'HostProblem';
  /** What went wrong, and the way out. */
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: HostProblem): void;
  readonly timer: ReturnType<typeof setTimeout> | undefined;
  readonly phaseListeners: ((phase: RequestPhase) => void)[];
}

const NO_ANSWER: Problem = {
  code: 'timeout',
  message: 'The extension did not answer.',
  hint: 'Try again; if it stays so, reload the window.',
};

/** Sends messages to the host and ties its replies to the requests. */
export class HostLink {
  readonly #post: (message: ToHost) => void;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;

  constructor(post: (message: ToHost) => void) {
    this.#post = post;
  }

  /** Sends a message that has no reply. */
  send(message: Exclude<ToHost, RequestMessage>): void {
    this.#post(message);
  }

  /**
   * Sends a request. With `timeout` (ms) it fails when there is no reply until then; without, it waits:
   * a command may be waiting for the user, or for the end of a playback.
   */
  request<A extends RequestName>(
    action: A,
    params: Requests[A]['params'],
    timeout?: number,
  ): PendingRequest<Requests[A]['result']> {
    const id = this.#nextId++;
    const phaseListeners: Waiting['phaseListeners'] = [];
    const done = new Promise<Requests[A]['result']>((resolve, reject) => {
      const timer =
        timeout === undefined
          ? undefined
          : setTimeout(() => this.#settle(id)?.reject(new HostProblem(NO_ANSWER)), timeout);
      // The reply's value belongs to the action that was asked for: the host answers each id once.
      const settle = (value: unknown): void => resolve(value as Requests[A]['result']);
      this.#waiting.set(id, { resolve: settle, reject, timer, phaseListeners });
    });
    this.#post({ type: 'request', id, action, params } as RequestMessage);
    return { id, done, onPhase: (listener) => void phaseListeners.push(listener) };
  }

  /** Gives a request up; its reply tells when the host did. */
  cancel(id: number): void {
    if (this.#waiting.has(id)) this.#post({ type: 'cancel', id });
  }

  /** Takes the host's word on how far a request has come. */
  takePhase({ id, phase }: Extract<ToWebview, { type: 'phase' }>): void {
    for (const listener of this.#waiting.get(id)?.phaseListeners ?? []) listener(phase);
  }

  /** Takes a reply of the host. */
  take(reply: Extract<ToWebview, { type: 'reply' }>): void {
    const waiting = this.#settle(reply.id);
    if (reply.ok) waiting?.resolve(reply.value);
    else waiting?.reject(new HostProblem(reply.error));
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    clearTimeout(waiting?.timer);
    return waiting;
  }
}

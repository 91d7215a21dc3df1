import { problemOf } from '../ari/problemOf';
import type { Problem } from '../shared/connectionState';
import type { Disposable } from '../shared/emitter';
import type { RequestMessage, RequestName, RequestPhase, Requests, ToWebview } from '../shared/protocol';
import { RequestProblem, type RequestHandlers } from './requestHandlers';

/** Requests under way at once; more is a fault of the view. */
const MOST_PENDING = 64;

const GIVEN_UP: Problem = {
  code: 'aborted',
  message: 'No longer waiting.',
  hint: 'Asterisk may still carry the command out.',
};

const GIVEN_UP_BEFORE: Problem = {
  code: 'aborted',
  message: 'Given up.',
  hint: 'Nothing was sent to Asterisk.',
};

const TOO_MANY: Problem = {
  code: 'busy',
  message: 'Too many commands are waiting.',
  hint: 'Cancel some of them, or wait until they end.',
};

function toProblem(error: unknown): Problem {
  return error instanceof RequestProblem ? error.problem : problemOf(error);
}

/** Rejects as soon as `signal` aborts: a handler that does not listen to it holds nothing up. */
async function givenUp(signal: AbortSignal, problem: () => Problem): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new RequestProblem(problem())), { once: true });
  });
}

/** Takes the view's requests, answers each exactly once, side by side. */
export class RequestDesk implements Disposable {
  readonly #handlers: RequestHandlers;
  readonly #post: (message: ToWebview) => void;
  readonly #pending = new Map<number, AbortController>();

  constructor(handlers: RequestHandlers, post: (message: ToWebview) => void) {
    this.#handlers = handlers;
    this.#post = post;
  }

  /** Carries `message` out and replies; an id that is still in use is refused silently. */
  async take(message: RequestMessage): Promise<void> {
    const { id } = message;
    if (this.#pending.has(id)) return;
    if (this.#pending.size >= MOST_PENDING) {
      this.#post({ type: 'reply', id, ok: false, error: TOO_MANY });
      return;
    }
    const controller = new AbortController();
    this.#pending.set(id, controller);
    let phase: RequestPhase | undefined;
    const tell = (reached: RequestPhase): void => {
      // Who gave the request up is told no more of it.
      if (controller.signal.aborted || this.#pending.get(id) !== controller) return;
      phase = reached;
      this.#post({ type: 'phase', id, phase });
    };
    let reply: ToWebview;
    try {
      const { signal } = controller;
      const value = await Promise.race([
        this.#run(message.action, message.params, signal, tell),
        givenUp(signal, () => (phase === 'asking' ? GIVEN_UP_BEFORE : GIVEN_UP)),
      ]);
      reply = { type: 'reply', id, ok: true, value };
    } catch (error) {
      reply = { type: 'reply', id, ok: false, error: toProblem(error) };
    }
    // The page that asked is gone, or a new one counts its requests from one again.
    if (this.#pending.get(id) !== controller) return;
    this.#pending.delete(id);
    this.#post(reply);
  }

  /** Gives a pending request up; it is replied to at once. */
  cancel(id: number): void {
    this.#pending.get(id)?.abort();
  }

  /** Gives all pending requests up without a reply: whoever asked is gone. */
  dispose(): void {
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const controller of pending) controller.abort();
  }

  async #run<A extends RequestName>(
    action: A,
    params: Requests[RequestName]['params'],
    signal: AbortSignal,
    phase: (phase: RequestPhase) => void,
  ): Promise<Requests[A]['result']> {
    // A RequestMessage ties params to its action; TypeScript cannot correlate them through the table.
    return this.#handlers[action](params, signal, phase);
  }
}

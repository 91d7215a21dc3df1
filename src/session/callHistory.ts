import type { RestClientOptions, RestExchange, RestRequest } from '../ari/restClient';
import { problemOf } from '../ari/problemOf';
import type { Problem } from '../shared/connectionState';
import { Emitter, type Disposable } from '../shared/emitter';
import { requestResource } from './requestResource';

/** What a server answered, as it came. Untrusted. */
export interface PastAnswer {
  readonly contentType: string;
  readonly body: Buffer;
}

/** A REST call of ours. */
export interface PastCall {
  /** Counts all calls of the window; never reused. */
  readonly number: number;
  readonly connectionId: string;
  /** When it was sent, ms since 1970. */
  readonly sentAt: number;
  /** Id of the operation; `POST /…` for a request that our table does not know. */
  readonly operation: string;
  readonly method: string;
  /** Below `/ari`, encoded, with its query. */
  readonly path: string;
  /** JSON text that went with it; undefined for none. */
  readonly body: string | undefined;
  /** What it is about, as people called it then: a channel's name, or an id; empty for a list. */
  readonly about: string;
  /** True for a call that nobody asked for: polling, snapshots. */
  readonly background: boolean;
  /** Undefined while the answer is awaited: a playback can hold it up for minutes. */
  readonly outcome: CallOutcome | undefined;
}

/** How a call has ended. */
export interface CallOutcome {
  /** HTTP status; undefined when no answer came. */
  readonly status: number | undefined;
  readonly durationMs: number;
  /** What went wrong, with a hint; undefined when nothing has. */
  readonly problem: Problem | undefined;
  /** Undefined where there was none, it was a file or long, or it was dropped to bound the memory. */
  readonly answer: PastAnswer | undefined;
}

/** How much a {@link CallHistory} keeps. */
export interface HistoryLimits {
  /** Calls that somebody asked for. */
  readonly calls: number;
  /** Calls that nobody asked for. Counted apart: every connection polls, and would soon have pushed out the others. */
  readonly backgroundCalls: number;
  /** Bytes of all answers together. */
  readonly answerBytes: number;
}

const LIMITS: HistoryLimits = { calls: 1_000, backgroundCalls: 200, answerBytes: 8 * 1024 * 1024 };

/** What identifies a request that has gone out until its answer comes. */
function keyOf(connectionId: string, { operation, method, path, body }: RestRequest): string {
  return JSON.stringify([connectionId, operation, method, path, body]);
}

function outcomeOf(exchange: RestExchange): CallOutcome {
  const { status, durationMs, error, answer, background } = exchange;
  const problem = error && problemOf(error);
  return { status, durationMs, problem, answer: background ? undefined : answer };
}

/** The last REST calls of this window's connections, with bodies and answers; it ends with the window. */
export class CallHistory implements Disposable {
  readonly #limits: HistoryLimits;
  readonly #calls = new Map<number, PastCall>();
  /** Numbers of the calls under way, the oldest first, by what identifies the request. */
  readonly #awaited = new Map<string, number[]>();
  readonly #changes = new Emitter<void>();
  #next = 1;
  #answerBytes = 0;
  #ownCalls = 0;
  #backgroundCalls = 0;

  /** Fires after every change, synchronously: listeners only take note of it. */
  readonly onDidChange = this.#changes.event;

  constructor(limits: HistoryLimits = LIMITS) {
    this.#limits = limits;
  }

  /** The calls kept, the oldest first. */
  get calls(): Iterable<PastCall> {
    return this.#calls.values();
  }

  /** A call by its number; undefined when it is no longer kept. */
  call(number: number): PastCall | undefined {
    return this.#calls.get(number);
  }

  /**
   * What takes note of a connection's calls; `prefix` is what its paths have before `/ari`, `nameOf` tells what people
   * call a channel: most are gone when somebody looks.
   */
  recorder(
    connectionId: string,
    prefix: string,
    nameOf: (id: string) => string | undefined = () => undefined,
  ): Required<Pick<RestClientOptions, 'onExchange' | 'onSend'>> {
    const below = `${prefix}/ari`;
    const shown = (path: string): string => (path.startsWith(below) ? path.slice(below.length) : path);
    return {
      onSend: (request) => {
        const { operation, method, body, background } = request;
        const number = this.#next++;
        const path = shown(request.path);
        const resource = requestResource(path);
        this.#calls.set(number, {
          number,
          connectionId,
          sentAt: Date.now(),
          operation,
          method,
          path,
          body,
          about: nameOf(resource) ?? resource,
          background,
          outcome: undefined,
        });
        this.#count(background, 1);
        const key = keyOf(connectionId, request);
        this.#awaited.set(key, [...(this.#awaited.get(key) ?? []), number]);
        this.#keepLimits(background);
        this.#changes.fire();
      },
      onExchange: (exchange) => {
        // Of calls that are alike any may be taken: they differ in nothing that is shown.
        const key = keyOf(connectionId, exchange);
        const [number, ...others] = this.#awaited.get(key) ?? [];
        if (others.length > 0) this.#awaited.set(key, others);
        else this.#awaited.delete(key);
        const call = number === undefined ? undefined : this.#calls.get(number);
        if (!call) return;
        const outcome = outcomeOf(exchange);
        this.#calls.set(call.number, { ...call, outcome });
        this.#answerBytes += outcome.answer?.body.length ?? 0;
        this.#keepAnswerBytes();
        this.#changes.fire();
      },
    };
  }

  /** Forgets every call that has been answered; those under way stay. */
  clear(): void {
    for (const call of this.#calls.values()) if (call.outcome) this.#forget(call);
    this.#changes.fire();
  }

  /** Forgets everything and all listeners. */
  dispose(): void {
    this.#calls.clear();
    this.#awaited.clear();
    this.#changes.dispose();
  }

  #count(background: boolean, change: number): void {
    if (background) this.#backgroundCalls += change;
    else this.#ownCalls += change;
  }

  #forget({ number, background, outcome }: PastCall): void {
    this.#calls.delete(number);
    this.#count(background, -1);
    this.#answerBytes -= outcome?.answer?.body.length ?? 0;
  }

  #keepLimits(background: boolean): void {
    const { calls, backgroundCalls } = this.#limits;
    const isWithin = background ? this.#backgroundCalls <= backgroundCalls : this.#ownCalls <= calls;
    if (isWithin) return;
    for (const call of this.#calls.values()) {
      if (call.background !== background) continue;
      this.#forget(call);
      return;
    }
  }

  /** The oldest answers go first; that there was a call stays. */
  #keepAnswerBytes(): void {
    if (this.#answerBytes <= this.#limits.answerBytes) return;
    for (const call of this.#calls.values()) {
      const { outcome } = call;
      if (!outcome?.answer) continue;
      this.#answerBytes -= outcome.answer.body.length;
      this.#calls.set(call.number, { ...call, outcome: { ...outcome, answer: undefined } });
      if (this.#answerBytes <= this.#limits.answerBytes) return;
    }
  }
}

/** What came of a request that was sent: for the line above it, and for the requests that use its answer. */
export interface SentAnswer {
  /** `200 · 12 ms`. */
  readonly outcome: string;
  /** The answer's JSON; undefined where it was none, or no success. */
  readonly value: unknown;
}

/** Which request was sent where. */
export interface SentRequest {
  /** The file's address. */
  readonly uri: string;
  readonly connectionId: string;
  /** Its name, or its text where it has none. */
  readonly request: string;
}

/** A request that was sent last; without an answer until that has come. */
interface Attempt {
  readonly uri: string;
  answer?: SentAnswer;
}

/** More are forgotten, the oldest first. */
const KEPT = 500;

function keyOf({ uri, connectionId, request }: SentRequest): string {
  return JSON.stringify([uri, connectionId, request]);
}

/** The last answer to each request of the files of this window, of each server. */
export class SentAnswers {
  readonly #attempts = new Map<string, Attempt>();

  /**
   * Tells that a request is being sent: what came of it before means nothing any more. Answers how to keep its
   * answer; that of an attempt that is not the last one is not kept.
   */
  begin(sent: SentRequest): (answer: SentAnswer) => void {
    const key = keyOf(sent);
    const attempt: Attempt = { uri: sent.uri };
    this.#attempts.delete(key);
    this.#attempts.set(key, attempt);
    const [oldest] = this.#attempts.keys();
    if (this.#attempts.size > KEPT && oldest !== undefined) this.#attempts.delete(oldest);
    return (answer) => {
      attempt.answer = answer;
    };
  }

  /** The answer kept for a request. */
  get(sent: SentRequest): SentAnswer | undefined {
    return this.#attempts.get(keyOf(sent))?.answer;
  }

  /** Forgets all answers to the requests of a file. */
  forget(uri: string): void {
    for (const [key, attempt] of this.#attempts) if (attempt.uri === uri) this.#attempts.delete(key);
  }
}

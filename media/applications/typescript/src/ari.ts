import { Pool } from 'undici';
import { authorization, type Settings } from './settings.js';

/** Milliseconds until a request is given up. */
const TIME_LIMIT = 10_000;

/** Asterisk refused a request; the message is its own. */
export class AriError extends Error {
  override readonly name = 'AriError';
  readonly status: number;

  constructor(request: string, status: number, message: string) {
    super(`${request}: ${message} (${String(status)})`);
    this.status = status;
  }
}

/** The REST interface. Requests fail with an {@link AriError}, or when Asterisk cannot be reached in time. */
export class Ari {
  readonly #pool: Pool;
  readonly #prefix: string;
  readonly #authorization: string;

  constructor(settings: Settings) {
    const { url, ca } = settings;
    this.#prefix = `${url.pathname}ari`;
    this.#authorization = authorization(settings);
    this.#pool = new Pool(url.origin, {
      connections: 8,
      connect: { timeout: TIME_LIMIT, ...(ca === undefined ? {} : { ca }) },
    });
  }

  get(path: readonly string[]): Promise<unknown> {
    return this.#request('GET', path, {});
  }

  post(path: readonly string[], parameters: Readonly<Record<string, string>> = {}): Promise<unknown> {
    return this.#request('POST', path, parameters);
  }

  delete(path: readonly string[]): Promise<unknown> {
    return this.#request('DELETE', path, {});
  }

  /** Ends the connections; requests under way fail. */
  close(): Promise<void> {
    return this.#pool.destroy();
  }

  /** Each part of the path is encoded by itself: an id may hold anything, a slash too. */
  async #request(
    method: 'GET' | 'POST' | 'DELETE',
    parts: readonly string[],
    query: Readonly<Record<string, string>>,
  ): Promise<unknown> {
    const path = parts.map((part) => `/${encodeURIComponent(part)}`).join('');
    const answer = await this.#pool.request({
      method,
      path: this.#prefix + path,
      query,
      headers: { authorization: this.#authorization },
      signal: AbortSignal.timeout(TIME_LIMIT),
    });
    const text = await answer.body.text();
    if (answer.statusCode < 200 || answer.statusCode > 299) {
      throw new AriError(`${method} ${path}`, answer.statusCode, messageIn(text));
    }
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  }
}

/** Asterisk's errors are `{"message": …}`, mostly. */
function messageIn(text: string): string {
  try {
    const { message, error } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    return typeof message === 'string' ? message : String(error);
  } catch {
    return 'no answer of ARI';
  }
}

import { AriError, isAriError } from '../ari/ariError';
import { isWorthRetrying } from '../ari/isWorthRetrying';
import { momentNow, type Moment } from '../ari/moment';
import type { RestClient } from '../ari/restClient';
import { fieldsOf } from '../shared/fields';

/** So many answers in a row that no repeating will change end the connection; one that is about credentials does. */
const REFUSALS = 2;

/** So many questions in a row without an answer, each of 10 s, end the connection. */
const SILENCES = 3;

/**
 * An Asterisk whose ARI has locked up may go on answering pings: then nothing else tells that what we show
 * is no longer so, and that no command gets through.
 */
function hung(application: string, { message }: AriError): AriError {
  return new AriError({
    code: 'timeout',
    operation: 'applications.list',
    message: `Asterisk does not answer REST any more, although its events for ${application} are connected: ${message}`,
    hint: 'Its ARI hangs or is overloaded. If it stays so, Asterisk has to be restarted.',
  });
}

/**
 * Asterisk cleans up after a closed socket in its own time. Where a new one has taken the same name
 * meanwhile, that clean-up can take the registration with it, and the new socket stays open and deaf.
 */
function unregistered(application: string): AriError {
  return new AriError({
    code: 'unreachable',
    operation: 'applications.list',
    message: `Asterisk has forgotten our application ${application}.`,
    hint: 'It is registered again by itself.',
  });
}

/** What an {@link ApplicationsPoll} asks, and whom it tells. */
interface ApplicationsPollOptions {
  readonly rest: Pick<RestClient, 'call'>;
  /** The application that our WebSocket is registered under. */
  readonly application: string;
  /** How often, ms. */
  readonly every: number;
  /** Called before each question; what it rejects with counts as the answer. */
  readonly before: () => Promise<void>;
  /** Told the answer of `GET /applications`, which nobody has checked. */
  readonly listed: (applications: readonly unknown[]) => void;
  /** Told that the connection is of no use: since when, and why. */
  readonly abandon: (error: AriError, deafSince: Moment) => void;
}

/** One live connection: an answer to a question of the one before says nothing of it. */
interface Round {
  /** When our application was last known to be registered. */
  registeredAt: Moment;
  /** How often in a row the applications were refused to us. */
  refusals: number;
  /** How often in a row no answer came in time. */
  silences: number;
}

/** Asks a live server for its applications again and again: no event tells a watcher of their start. */
export class ApplicationsPoll {
  readonly #options: ApplicationsPollOptions;
  #timer: NodeJS.Timeout | undefined;
  #round: Round | undefined;
  #isAsking = false;

  constructor(options: ApplicationsPollOptions) {
    this.#options = options;
  }

  /** Begins to ask; the connection has just become live. */
  start(): void {
    this.stop();
    this.#round = { registeredAt: momentNow(), refusals: 0, silences: 0 };
    this.#timer = setInterval(() => void this.#ask(), this.#options.every);
  }

  /** Asks no more; nothing is told of an answer that is under way. */
  stop(): void {
    clearInterval(this.#timer);
    this.#round = undefined;
  }

  /** Asks out of turn: an application has been changed by us. */
  askNow(): void {
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const round = this.#round;
    // A server that is slow is not asked again before it has answered.
    if (!round || this.#isAsking) return;
    this.#isAsking = true;
    const askedAt = momentNow();
    const { rest, application, before, listed, abandon } = this.#options;
    try {
      await before();
      const applications: readonly unknown[] = await rest.call('applications.list', {}, { background: true });
      if (this.#round !== round) return;
      round.refusals = 0;
      round.silences = 0;
      listed(applications);
      if (applications.some((value) => fieldsOf(value)?.name === application)) round.registeredAt = askedAt;
      else abandon(unregistered(application), round.registeredAt);
    } catch (error) {
      if (this.#round === round) this.#noteRefusal(round, error);
    } finally {
      this.#isAsking = false;
    }
  }

  /**
   * The connection's own life tells of a lost server. But one that refuses us over REST while its socket
   * lives on would be asked every few seconds for ever, with a password that may be wrong by now.
   */
  #noteRefusal(round: Round, error: unknown): void {
    if (!isAriError(error)) return;
    round.silences = error.code === 'timeout' ? round.silences + 1 : 0;
    if (round.silences >= SILENCES)
      this.#options.abandon(hung(this.#options.application, error), momentNow());
    if (isWorthRetrying(error, undefined)) return;
    round.refusals += error.status === 401 || error.status === 403 ? REFUSALS : 1;
    if (round.refusals >= REFUSALS) this.#options.abandon(error, momentNow());
  }
}

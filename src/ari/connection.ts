import type { ConnectionState } from '../shared/connectionState';
import type { AriError } from './ariError';
import { AttemptSeries } from './attemptSeries';
import { closeError } from './closeError';
import type { EventFrame } from './eventFrame';
import { EventSocket } from './eventSocket';
import { giveUpDeviceStates } from './giveUpDeviceStates';
import { FrameReader } from './frameReader';
import { momentNow, msBetween, type Moment } from './moment';
import { problemOf } from './problemOf';
import type { BackoffBounds } from './reconnectDelays';
import type { RestClient } from './restClient';
import { ReturnWatch } from './returnWatch';
import type { ServerAddress } from './serverAddress';

/** The owner of an {@link AriConnection}: told what happens, asked to synchronise. */
interface ConnectionHandler {
  stateChanged(state: ConnectionState): void;
  /** Every frame, in order, from the moment the socket is open; also while synchronising. */
  frame(frame: EventFrame): void;
  /**
   * Called after the socket has opened: take the snapshot, and replay the frames buffered meanwhile.
   * A rejection drops the socket and tries again later (or not, if it is an AriError that says so).
   *
   * @param signal aborted when this attempt is over
   */
  synchronise(signal: AbortSignal): Promise<void>;
  /**
   * Asked before every attempt: the application that another client has taken since we had it. The
   * connection is `replaced` then. A rejection fails the attempt.
   */
  takenMeanwhile?(signal: AbortSignal): Promise<string | undefined>;
  /** Called before {@link synchronise} on a reconnect: events in [from, to] (ms since 1970) are lost. */
  gap(from: number, to: number, reason: string): void;
}

/** What was lost: from the last sign of life of a connection on. */
export interface Outage {
  readonly since: Moment;
  readonly reason: string;
}

/** What an {@link AriConnection} connects to, and how. */
export interface AriConnectionOptions {
  readonly address: ServerAddress;
  readonly user: string;
  readonly password: string;
  /** Additional trusted certificate authorities, PEM text. */
  readonly ca?: string;
  /** Stasis applications that this connection registers, one at least. */
  readonly applications: readonly string[];
  readonly subscribeAll: boolean;
  /** Whether Asterisk sends device states now; as {@link subscribeAll} unless told. */
  readonly sentDeviceStates?: boolean;
  readonly handler: ConnectionHandler;
  /**
   * Used to give up device states before a socket ends; without it, or read-only, Asterisk may lock up then.
   * Its connections are not used again when the socket fell silent: the network has lost them as well.
   */
  readonly rest?: Pick<RestClient, 'call' | 'dropConnections'>;
  /** What was lost before this connection, told as a gap when it is up. */
  readonly outage?: Outage | undefined;
  /** Default 500 ms to 30 s. */
  readonly backoff?: BackoffBounds;
  /** Time between two looks whether a server that was away is back while the next attempt waits; default 1,000 ms. */
  readonly knockEvery?: number;
  /** Default 10,000 ms; a socket is dead after two unanswered pings, which takes two intervals at most. */
  readonly pingInterval?: number;
  /** Told by tests that move it. */
  readonly now?: () => Moment;
}

/** One run of attempts since {@link AriConnection.connect}: what a late callback compares itself with. */
interface Attempt {
  readonly abort: AbortController;
  socket: EventSocket | undefined;
}

/**
 * Keeps one server's events coming: connects, has its owner synchronise, notices death, tries again with
 * growing delays, and stops where trying would not help or would fight another client.
 */
export class AriConnection {
  readonly #options: AriConnectionOptions;
  readonly #now: () => Moment;
  readonly #series: AttemptSeries;
  readonly #frames = new FrameReader();
  #state: ConnectionState = { status: 'disconnected' };
  #attempt: Attempt | undefined;
  #retryTimer: NodeJS.Timeout | undefined;
  readonly #returnWatch: ReturnWatch;
  /** The end of the socket before, while it is under way. */
  #parting: Promise<void> | undefined;
  #outage: Outage | undefined;
  /** Whether the handler has been told anything that what is lost from now on would be missing from. */
  #hasTold = false;

  constructor(options: AriConnectionOptions) {
    this.#options = options;
    this.#now = options.now ?? momentNow;
    this.#outage = options.outage;
    this.#series = new AttemptSeries(options.backoff ?? { initialDelay: 500, maxDelay: 30_000 });
    this.#returnWatch = new ReturnWatch({
      target: options,
      every: options.knockEvery ?? 1_000,
      returned: () => this.#retryNow(),
    });
  }

  /** The present state; `handler.stateChanged` tells each next one. */
  get state(): ConnectionState {
    return this.#state;
  }

  /** Since when events have been lost, and why; undefined while none are, as far as we know. */
  get outage(): Outage | undefined {
    return this.#outage;
  }

  /**
   * Starts connecting, at once even while waiting to retry; from `replaced` it takes our application back.
   * Does nothing if already connecting or connected.
   */
  connect(): void {
    const { status } = this.#state;
    if (status === 'connecting' || status === 'synchronising' || status === 'live') {
      return;
    }
    this.#drop('');
    if (status !== 'waitingToRetry') this.#series.begin();
    this.#start();
  }

  /**
   * Told by the owner that the connection is of no use any more, although its socket is open: it is
   * dropped and tried again, as if the server had closed it. Events were lost from `deafSince` on, whatever
   * signs of life the socket gave.
   */
  abandon(error: AriError, deafSince: Moment): void {
    if (!this.#attempt) {
      return;
    }
    this.#fail(this.#attempt, error);
    if (this.#outage !== undefined && deafSince.monotonic < this.#outage.since.monotonic) {
      this.#outage = { ...this.#outage, since: deafSince };
    }
  }

  /**
   * Disconnects; resolves when the socket is gone, leaving no timer behind. Idempotent, and {@link connect}
   * may follow.
   */
  async close(): Promise<void> {
    this.#drop('Disconnected.');
    if (this.#state.status !== 'disconnected') {
      this.#change({ status: 'disconnected' });
    }
    await this.#parting;
  }

  #change(state: ConnectionState): void {
    this.#state = state;
    this.#options.handler.stateChanged(state);
  }

  /** Makes every callback of the running attempt stale, ends its timer, and returns its socket. */
  #leave(reason: string): EventSocket | undefined {
    this.#stopWaiting();
    const attempt = this.#attempt;
    this.#attempt = undefined;
    if (this.#hasTold && attempt?.socket?.isOpen === true) {
      this.#outage = { since: attempt.socket.lastSign, reason };
    }
    this.#series.left(this.#now());
    attempt?.abort.abort();
    return attempt?.socket;
  }

  /** Leaves the running attempt and ends its socket; `applications` are those that are still ours. */
  #drop(reason: string, applications = this.#options.applications): void {
    const socket = this.#leave(reason);
    if (socket === undefined) {
      return;
    }
    const parting = this.#part(socket, applications).finally(() => {
      if (this.#parting === parting) {
        this.#parting = undefined;
      }
    });
    this.#parting = parting;
  }

  async #part(socket: EventSocket, applications: readonly string[]): Promise<void> {
    const { rest, subscribeAll, sentDeviceStates = subscribeAll } = this.#options;
    // Not after a loss: then nobody may be there to answer.
    if (socket.isUp && sentDeviceStates && rest !== undefined) {
      await giveUpDeviceStates(rest, applications);
    }
    await socket.close();
  }

  #stopWaiting(): void {
    clearTimeout(this.#retryTimer);
    this.#retryTimer = undefined;
    this.#returnWatch.stop();
  }

  #retryNow(): void {
    this.#series.serverReturned();
    this.#start();
  }

  #start(): void {
    this.#stopWaiting();
    const attempt: Attempt = { abort: new AbortController(), socket: undefined };
    this.#attempt = attempt;
    this.#change({ status: 'connecting', attempt: this.#series.next() });
    if (this.#parting === undefined && this.#options.handler.takenMeanwhile === undefined) {
      this.#open(attempt);
    } else {
      void this.#prepare(attempt);
    }
  }

  async #prepare(attempt: Attempt): Promise<void> {
    try {
      // Giving up goes by the application's name: it must not hit the next socket.
      await this.#parting;
      if (this.#attempt !== attempt) {
        return;
      }
      const application = await this.#options.handler.takenMeanwhile?.(attempt.abort.signal);
      if (application !== undefined && this.#attempt === attempt) {
        this.#leave('');
        this.#change({ status: 'replaced', application });
      }
      this.#open(attempt);
    } catch (error) {
      this.#fail(attempt, error);
    }
  }

  #open(attempt: Attempt): void {
    if (this.#attempt !== attempt) {
      return;
    }
    try {
      attempt.socket = new EventSocket({
        ...this.#options,
        opened: () => void this.#synchronise(attempt),
        message: (data) => this.#receive(attempt, this.#frames.read(data)),
        closed: (reason) => {
          if (reason.kind === 'died') this.#options.rest?.dropConnections();
          this.#fail(attempt, closeError(reason));
        },
      });
    } catch (error) {
      this.#fail(attempt, error);
    }
  }

  async #synchronise(attempt: Attempt): Promise<void> {
    try {
      this.#announce(attempt);
      if (this.#attempt === attempt) {
        await this.#options.handler.synchronise(attempt.abort.signal);
      }
    } catch (error) {
      this.#fail(attempt, error);
    }
    if (this.#attempt === attempt) {
      this.#hasTold = true;
      this.#series.wentLive(this.#now());
      this.#change({ status: 'live', since: Date.now() });
    }
  }

  #announce(attempt: Attempt): void {
    if (this.#attempt !== attempt) {
      return;
    }
    this.#change({ status: 'synchronising' });
    if (this.#outage !== undefined && this.#attempt === attempt) {
      const { since, reason } = this.#outage;
      this.#outage = undefined;
      // What is lost from here on is a gap again, whether anything came or not.
      this.#hasTold = true;
      const now = this.#now();
      this.#options.handler.gap(now.wall - msBetween(since, now), now.wall, reason);
    }
  }

  #receive(attempt: Attempt, frame: EventFrame): void {
    if (this.#attempt !== attempt) {
      return;
    }
    this.#hasTold = true;
    this.#options.handler.frame(frame);
    const { application = '' } = frame;
    // The handler may have closed us.
    const isCurrent = this.#attempt === attempt;
    if (
      isCurrent &&
      frame.type === 'ApplicationReplaced' &&
      this.#options.applications.includes(application)
    ) {
      const ours = this.#options.applications.filter((name) => name !== application);
      this.#drop(`Another client took the application ${application}.`, ours);
      this.#change({ status: 'replaced', application });
    }
  }

  #fail(attempt: Attempt, error: unknown): void {
    if (this.#attempt !== attempt) {
      return;
    }
    const problem = problemOf(error);
    this.#drop(problem.message);
    const delay = this.#series.delayAfter(error, this.#now());
    if (delay === undefined) {
      this.#change({ status: 'failed', problem });
      return;
    }
    this.#retryTimer = setTimeout(() => this.#start(), delay);
    this.#returnWatch.start();
    this.#change({
      status: 'waitingToRetry',
      attempt: this.#series.count,
      retryAt: Date.now() + delay,
      problem,
    });
  }
}

import { AriError, isAriError } from '../ari/ariError';
import type { CallOptions, RestClient } from '../ari/restClient';

/** The event type of device states, which are subscribed to only when they are asked for. */
export const DEVICE_STATE_CHANGED = 'DeviceStateChanged';

const EVERYTHING_ELSE = ['channel:', 'bridge:', 'endpoint:'];
const DEVICE_STATES = 'deviceState:';

/** What {@link Subscriptions} work with. */
export interface SubscriptionsOptions {
  readonly rest: Pick<RestClient, 'call'>;
  readonly application: string;
  /** The connection may not write, so it cannot subscribe. */
  readonly readOnly: boolean;
}

/** Refused for good: a user who may only read, or an Asterisk that knows no such sources. */
const REFUSED: ReadonlySet<number | undefined> = new Set([400, 403, 422]);

function toBeOpenedAgain(cause: AriError): AriError {
  return new AriError({
    code: 'unreachable',
    operation: 'applications.subscribe',
    message: `Asterisk does not let us subscribe to events: ${cause.message}`,
    hint: 'The connection is opened again by itself.',
    cause,
  });
}

/**
 * What Asterisk tells our application of: every channel, bridge and endpoint, and device states only when
 * somebody asks for them. A socket that was opened with `subscribeAll` is sent these as well, and one that is
 * cut off while one is delivered can lock Asterisk up for good (ADR 5). Who may only read has no choice.
 */
export class Subscriptions {
  readonly #options: SubscriptionsOptions;
  #subscribesAll: boolean;
  #wanted = false;
  #isOff = false;

  constructor(options: SubscriptionsOptions) {
    this.#options = options;
    this.#subscribesAll = options.readOnly;
  }

  /** Whether the next socket is to be opened with `subscribeAll`. */
  get subscribesAll(): boolean {
    return this.#subscribesAll;
  }

  /** Whether device states are not sent because of us. */
  get isWithoutDeviceStates(): boolean {
    return this.#isOff;
  }

  /**
   * For a new socket, before its snapshot.
   *
   * @throws AriError `unreachable` when the server refuses, and then the next socket subscribes to all; also
   *   when it has forgotten our application, as the clean-up of the socket before may make it
   */
  async socketOpened(signal: AbortSignal): Promise<void> {
    this.#isOff = false;
    if (this.#subscribesAll) return;
    const sources = this.#wanted ? [...EVERYTHING_ELSE, DEVICE_STATES] : EVERYTHING_ELSE;
    try {
      await this.#call('applications.subscribe', sources, { signal, background: true });
    } catch (error) {
      if (!isAriError(error) || error.code !== 'http') throw error;
      this.#subscribesAll = REFUSED.has(error.status);
      if (!this.#subscribesAll && error.status !== 404) throw error;
      throw toBeOpenedAgain(error);
    }
    this.#isOff = !this.#wanted;
  }

  /** Has device states sent, or not, to this socket and those after it; rejects with an AriError. */
  async wantDeviceStates(wanted: boolean, options: CallOptions): Promise<void> {
    if (wanted === this.#isOff) {
      await this.#call(
        wanted ? 'applications.subscribe' : 'applications.unsubscribe',
        [DEVICE_STATES],
        options,
      );
    }
    this.#wanted = wanted;
    this.#isOff = !wanted;
  }

  /** For a socket that gets nothing any more. */
  socketLost(): void {
    this.#isOff = false;
  }

  async #call(
    operation: 'applications.subscribe' | 'applications.unsubscribe',
    eventSource: readonly string[],
    options: CallOptions,
  ): Promise<void> {
    const { rest, application: applicationName } = this.#options;
    await rest.call(operation, { applicationName, eventSource }, options);
  }
}

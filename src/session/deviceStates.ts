import { isAriError } from '../ari/ariError';
import type { CallOptions, RestClient } from '../ari/restClient';

/** The event type that {@link DeviceStates} is about. */
export const DEVICE_STATE_CHANGED = 'DeviceStateChanged';

/** How long a new socket's snapshot may wait for Asterisk to give the subscription up, ms. */
const GIVE_UP_MS = 2_000;

/**
 * Whether Asterisk tells one application of device states. It does so from the start of a socket that is
 * subscribed to everything, and can lock up for good when such a socket is cut off while one is delivered
 * (ADR 5). So the subscription is given up at once, unless somebody asks for these events.
 */
export class DeviceStates {
  readonly #rest: Pick<RestClient, 'call'>;
  readonly #applicationName: string;
  #wanted = false;
  #isOff = false;

  constructor(rest: Pick<RestClient, 'call'>, applicationName: string) {
    this.#rest = rest;
    this.#applicationName = applicationName;
  }

  /** Whether none are sent because of us. */
  get isOff(): boolean {
    return this.#isOff;
  }

  /** For a new socket; where Asterisk refuses, to a read-only user for one, they are sent. */
  async socketOpened(signal: AbortSignal): Promise<void> {
    this.#isOff = false;
    if (this.#wanted) return;
    try {
      await this.#tell(false, { signal, timeout: GIVE_UP_MS, background: true });
    } catch (error) {
      if (!isAriError(error)) throw error;
    }
  }

  /** Has them sent, or not, for this socket and those after it; rejects with an AriError. */
  async want(wanted: boolean, options: CallOptions): Promise<void> {
    if (wanted === this.#isOff) await this.#tell(wanted, options);
    this.#wanted = wanted;
  }

  /** For a socket that gets nothing any more. */
  socketLost(): void {
    this.#isOff = false;
  }

  async #tell(wanted: boolean, options: CallOptions): Promise<void> {
    const operation = wanted ? 'applications.subscribe' : 'applications.unsubscribe';
    const params = { applicationName: this.#applicationName, eventSource: 'deviceState:' };
    await this.#rest.call(operation, params, options);
    this.#isOff = !wanted;
  }
}

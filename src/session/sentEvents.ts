import { DEVICE_STATE_CHANGED, DeviceStates } from './deviceStates';
import { EventTypeSwitch, type EventTypeSwitchOptions } from './eventTypeSwitch';

/**
 * Which events Asterisk sends to one application: all but those of a filter, and but device states unless
 * they are asked for, which are not filtered but not subscribed to.
 */
export class SentEvents {
  readonly #filter: EventTypeSwitch;
  readonly #deviceStates: DeviceStates;
  readonly #changed: () => void;

  constructor(options: EventTypeSwitchOptions) {
    this.#filter = new EventTypeSwitch(options);
    this.#deviceStates = new DeviceStates(options.rest, options.application);
    this.#changed = options.changed;
  }

  /** The types that are off because of us. */
  get off(): readonly string[] {
    return this.#deviceStates.isOff ? [...this.#filter.types, DEVICE_STATE_CHANGED] : this.#filter.types;
  }

  /** Has Asterisk send all types but these; rejects with an AriError. */
  async set(types: readonly string[], signal?: AbortSignal): Promise<void> {
    await this.#filter.set(
      types.filter((type) => type !== DEVICE_STATE_CHANGED),
      signal,
    );
    await this.#deviceStates.want(!types.includes(DEVICE_STATE_CHANGED), signal ? { signal } : {});
    this.#changed();
  }

  /** Tells the server of a new socket, before anything is asked of it. */
  async socketOpened(signal: AbortSignal): Promise<void> {
    await this.#deviceStates.socketOpened(signal);
    await this.#filter.reapply(signal);
    this.#changed();
  }

  /** Takes the filter back, as far as Asterisk answers within a second. */
  async restore(): Promise<void> {
    this.#deviceStates.socketLost();
    await this.#filter.restore();
    this.#changed();
  }
}

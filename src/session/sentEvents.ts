import { EventTypeSwitch, type EventTypeSwitchOptions } from './eventTypeSwitch';
import { DEVICE_STATE_CHANGED, Subscriptions, type SubscriptionsOptions } from './subscriptions';

/**
 * Which events Asterisk sends to one application: all but those of a filter, and but device states unless
 * they are asked for, which are not subscribed to.
 */
export class SentEvents {
  readonly #filter: EventTypeSwitch;
  readonly #subscriptions: Subscriptions;
  readonly #changed: () => void;

  constructor(options: EventTypeSwitchOptions & SubscriptionsOptions) {
    this.#filter = new EventTypeSwitch(options);
    this.#subscriptions = new Subscriptions(options);
    this.#changed = options.changed;
  }

  /** Whether the next socket is to be opened with `subscribeAll`. */
  get subscribesAll(): boolean {
    return this.#subscriptions.subscribesAll;
  }

  /** The types that are off because of us. */
  get off(): readonly string[] {
    const { types } = this.#filter;
    return this.#subscriptions.isWithoutDeviceStates ? [...types, DEVICE_STATE_CHANGED] : types;
  }

  /** Has Asterisk send all types but these; rejects with an AriError. */
  async set(types: readonly string[], signal?: AbortSignal): Promise<void> {
    await this.#filter.set(
      types.filter((type) => type !== DEVICE_STATE_CHANGED),
      signal,
    );
    await this.#subscriptions.wantDeviceStates(
      !types.includes(DEVICE_STATE_CHANGED),
      signal ? { signal } : {},
    );
    this.#changed();
  }

  /** Subscribes a new socket and filters its events, before its snapshot; rejects with an AriError. */
  async socketOpened(signal: AbortSignal): Promise<void> {
    await this.#subscriptions.socketOpened(signal);
    await this.#filter.reapply(signal);
    this.#changed();
  }

  /** Takes the filter back, as far as Asterisk answers within a second. */
  async restore(): Promise<void> {
    await this.#filter.restore();
  }

  /** For an application that another client has taken: its filter is theirs now. */
  async taken(): Promise<void> {
    this.#subscriptions.socketLost();
    this.#changed();
    await this.restore();
  }
}

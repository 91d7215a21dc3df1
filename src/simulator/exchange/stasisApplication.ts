import type { Application } from '../../ari/generated/resources';
import type { EventSink } from './eventSink';
import { Subscriptions } from './subscriptions';

/** A type that an event filter names; further members are kept as they came. */
export type FilteredType = Record<string, unknown>;

/** One registered application: its socket, subscriptions and event filter. */
export class StasisApplication {
  readonly subscriptions = new Subscriptions();
  /** The newest socket under this name; undefined while nobody is connected. */
  sink: EventSink | undefined;
  allowed: readonly FilteredType[] = [];
  disallowed: readonly FilteredType[] = [];

  constructor(readonly name: string) {}

  /** False for events that the filter keeps back; what is disallowed wins. */
  wants(type: string): boolean {
    const isNamed = ({ type: named }: FilteredType): boolean => named === type;
    if (this.disallowed.some(isNamed)) return false;
    return this.allowed.length === 0 || this.allowed.some(isNamed);
  }

  /** As `GET /applications` describes it. */
  toJson(): Application {
    return {
      name: this.name,
      channel_ids: [...this.subscriptions.ids('channel')],
      bridge_ids: [...this.subscriptions.ids('bridge')],
      endpoint_ids: [...this.subscriptions.ids('endpoint')],
      device_names: [...this.subscriptions.ids('deviceState')],
      events_allowed: [...this.allowed],
      events_disallowed: [...this.disallowed],
    };
  }
}

import type { EventContent } from '../applications';

/** Where a playback or recording takes place. */
export interface MediaTarget {
  /** `channel:ID` or `bridge:ID`. */
  readonly uri: string;
  /** Tells those who are subscribed to it. */
  publish(event: EventContent): void;
}

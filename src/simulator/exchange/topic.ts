/** A kind of resource that applications subscribe to. */
export type TopicKind = 'channel' | 'bridge' | 'endpoint' | 'deviceState';

/** What an event is about; applications subscribed to it receive the event. An endpoint's id is `PJSIP/alice`. */
export interface Topic {
  readonly kind: TopicKind;
  readonly id: string;
  /** True where a subscription to everything of the kind does not bring the event: channels of endpoints. */
  readonly isSingle?: true;
}

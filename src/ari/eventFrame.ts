/**
 * One message of the event WebSocket. Only `raw` is certain to exist: a malformed frame is kept and shown
 * like any other. Callers get at the fields through {@link EventFrame.value}, so that a later reader may
 * find `type` and ids without parsing the whole frame.
 */
export interface EventFrame {
  /** The bytes as they came. */
  readonly raw: Buffer;
  /** The event's type, as Asterisk wrote it; empty where there is none. Untrusted text. */
  readonly type: string;
  /** Whether `type` is one of the generated events, a newer one, or the frame is no event at all. */
  readonly kind: 'event' | 'unknown' | 'malformed';
  /** The event's own time, ms since 1970. */
  readonly timestamp: number | undefined;
  /** The Stasis application that the event was sent to. */
  readonly application: string | undefined;
  /** What is wrong with a malformed frame. */
  readonly problem: string | undefined;
  /** The parsed object; parsed once, on first use. Undefined if malformed. */
  readonly value: Readonly<Record<string, unknown>> | undefined;
}

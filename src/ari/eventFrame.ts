import { isFields } from '../shared/fields';
import { readTimestamp } from '../shared/readTimestamp';
import { eventTypes } from './generated/events';

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
  /** The parsed object; undefined if malformed. */
  readonly value: Readonly<Record<string, unknown>> | undefined;
}

const knownTypes: ReadonlySet<string> = new Set([...eventTypes, 'MissingParams']);

function malformed(raw: Buffer, problem: string): EventFrame {
  return {
    raw,
    type: '',
    kind: 'malformed',
    timestamp: undefined,
    application: undefined,
    problem,
    value: undefined,
  };
}

/** Reads one message. Never throws: whatever a server sends becomes a frame. */
export function readFrame(data: Buffer | string): EventFrame {
  const raw = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
  let value: unknown;
  try {
    value = JSON.parse(raw.toString('utf8'));
  } catch (error) {
    return malformed(raw, error instanceof Error ? error.message : String(error));
  }
  if (!isFields(value)) {
    return malformed(raw, 'Not a JSON object.');
  }
  const { type, timestamp, application } = value;
  if (typeof type !== 'string' || type === '') {
    return malformed(raw, 'An object without a type.');
  }
  return {
    raw,
    type,
    kind: knownTypes.has(type) ? 'event' : 'unknown',
    timestamp: readTimestamp(timestamp),
    application: typeof application === 'string' ? application : undefined,
    problem: undefined,
    value,
  };
}

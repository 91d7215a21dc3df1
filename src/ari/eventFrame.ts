import { isAscii } from 'node:buffer';
import { isFields } from '../shared/fields';
import { readTimestamp } from '../shared/readTimestamp';
import { frameFacts, type FrameFacts } from './frameFacts';
import { eventTypes } from './generated/events';
import { DEEPEST_JSON, jsonExcess, type JsonBounds } from './jsonExcess';

/**
 * One message of the event WebSocket. Only `raw` is certain to exist: a malformed frame is kept and shown
 * like any other. All texts are untrusted.
 */
export interface EventFrame extends FrameFacts {
  /** The bytes as they came. */
  readonly raw: Buffer;
  /**
   * Whether `type` is one of the generated events, a newer one, or the frame is no event at all, or one far
   * beyond what Asterisk sends. What is not malformed is JSON from its first byte to its last.
   */
  readonly kind: 'event' | 'unknown' | 'malformed';
  /** What is wrong with a malformed frame. */
  readonly problem: string | undefined;
  /** The event's own time, ms since 1970. Reading it parses the frame. */
  readonly timestamp: number | undefined;
  /** The parsed object; undefined if malformed. Parsed when it is first read, and then kept. */
  readonly value: Readonly<Record<string, unknown>> | undefined;
}

/** Longest message that is read, bytes. A bridge of 5,000 channels, Asterisk's longest, takes 120 KB. */
const LONGEST_READ = 1024 * 1024;

const BOUNDS: JsonBounds = { depth: DEEPEST_JSON, values: 100_000 };

const knownTypes: ReadonlySet<string> = new Set([...eventTypes, 'MissingParams']);

const NO_FACTS: FrameFacts = {
  type: '',
  application: undefined,
  channelIds: [],
  bridgeIds: [],
  carries: 'nothing',
  stasisData: undefined,
  tellsStasis: false,
};

/** A frame whose facts are known, by a scan or by a parse. */
class KnownFrame implements EventFrame {
  readonly raw: Buffer;
  readonly kind: EventFrame['kind'];
  readonly problem: string | undefined;
  readonly #facts: FrameFacts;
  #value: EventFrame['value'];

  constructor(raw: Buffer, facts: FrameFacts, value: EventFrame['value'], problem: string | undefined) {
    this.raw = raw;
    this.kind = problem !== undefined ? 'malformed' : knownTypes.has(facts.type) ? 'event' : 'unknown';
    this.problem = problem;
    this.#facts = facts;
    this.#value = value;
  }

  get type(): string {
    return this.#facts.type;
  }

  get application(): string | undefined {
    return this.#facts.application;
  }

  get channelIds(): readonly string[] {
    return this.#facts.channelIds;
  }

  get bridgeIds(): readonly string[] {
    return this.#facts.bridgeIds;
  }

  get carries(): FrameFacts['carries'] {
    return this.#facts.carries;
  }

  get stasisData(): string | undefined {
    return this.#facts.stasisData;
  }

  get tellsStasis(): boolean {
    return this.#facts.tellsStasis;
  }

  get value(): EventFrame['value'] {
    if (this.kind === 'malformed') return undefined;
    // A scan vouches for what JSON.parse makes of it, so this cannot throw.
    return (this.#value ??= JSON.parse(textOf(this.raw)) as EventFrame['value']);
  }

  get timestamp(): number | undefined {
    return readTimestamp(this.value?.timestamp);
  }
}

/** Most frames are ASCII, which is decoded in a fraction of the time. */
function textOf(raw: Buffer): string {
  return raw.toString(isAscii(raw) ? 'latin1' : 'utf8');
}

function malformed(raw: Buffer, problem: string): EventFrame {
  return new KnownFrame(raw, NO_FACTS, undefined, problem);
}

/** A frame that a scan has found to be an event with these facts. */
export function scannedFrame(raw: Buffer, facts: FrameFacts): EventFrame {
  return new KnownFrame(raw, facts, undefined, undefined);
}

/**
 * Reads one message by parsing it. Never throws: whatever a server sends becomes a frame. Who reads many
 * of them is faster with a `FrameReader`, which gives the same frames.
 */
export function readFrame(data: Buffer | string): EventFrame {
  const raw = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
  // One such message after the other would keep us busy with parsing alone.
  if (raw.length > LONGEST_READ) return malformed(raw, 'Longer than 1 MiB.');
  const excess = jsonExcess(raw, BOUNDS);
  if (excess !== undefined) return malformed(raw, `A frame ${excess}.`);
  let value: unknown;
  try {
    value = JSON.parse(textOf(raw));
  } catch (error) {
    return malformed(raw, error instanceof Error ? error.message : String(error));
  }
  if (!isFields(value)) return malformed(raw, 'Not a JSON object.');
  const facts = frameFacts(value);
  return facts ? new KnownFrame(raw, facts, value, undefined) : malformed(raw, 'An object without a type.');
}

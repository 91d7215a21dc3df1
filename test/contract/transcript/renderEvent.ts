import type { Aliases } from './aliases';
import { renderValue } from './renderValue';

/** An event as it came. */
export type Event = Readonly<Record<string, unknown>> & { readonly type: string };

const COMMON = ['type', 'application', 'timestamp', 'asterisk_id'];

/** Variables whose values are measured or drawn by lot. */
const UNSTEADY: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/^RTPAUDIOQOS/, '<quality>'],
  [/TIME(_MS)?$/, '<number>'],
  [/^BRIDGEPVTCALLID$/, '<call id>'],
  [/_PORT$/, '<port>'],
  [/CONNECTION_ID$/, '<id>'],
];

/** One line of a transcript: the event's type and its fields in the order of their names. */
export function renderEvent(event: Event, aliases: Aliases): string {
  const missing = COMMON.filter((key) => typeof event[key] !== 'string').map((key) => `without ${key}`);
  const fields = Object.keys(event)
    .filter((key) => !COMMON.includes(key))
    .sort()
    .map((key) => `${key}=${renderField(event, key, aliases)}`);
  return [event.type, ...missing, ...fields].join(' ');
}

function renderField(event: Event, key: string, aliases: Aliases): string {
  const value = event[key];
  if (event.type === 'RESTResponse' && key === 'message_body' && typeof value === 'string') {
    return renderValue(parsed(value), aliases);
  }
  // Dial is told by the thread that dials; how far the phone's own thread has come by then is chance.
  if (event.type === 'Dial' && typeof value === 'object') return aliases.in((value as { id: string }).id);
  if (key === 'channel' && isPeerVariable(event)) return aliases.in((value as { id: string }).id);
  if (event.type === 'ChannelVarset' && key === 'value' && value !== '') {
    const unsteady = UNSTEADY.find(([pattern]) => pattern.test(String(event.variable)));
    if (unsteady) return unsteady[1];
  }
  return renderValue(value, aliases, key);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/**
 * `Busy()` and `Congestion()` in the dialplan tell the caller first and set the channel's state then: whether the
 * caller has hung up by that time is chance.
 */
export function isRacingBusy({ type, channel }: Event): boolean {
  return type === 'ChannelStateChange' && (channel as { state?: string } | undefined)?.state === 'Busy';
}

/** Told by the bridge's thread, while the channel's own tells the connected line: which comes first is chance. */
function isPeerVariable({ type, variable }: Event): boolean {
  return type === 'ChannelVarset' && /^BRIDGE(PEER|PVTCALLID)$/.test(String(variable));
}

interface Identified {
  readonly id?: string;
  readonly name?: string;
  readonly technology?: string;
  readonly resource?: string;
}

/**
 * The resource in whose stream of events the event is: order is compared within it. What happens to different
 * resources, and a bridge's events beside those of its channels, reaches Asterisk's socket by different ways
 * in an order by chance.
 */
export function streamOf(event: Event, aliases: Aliases): string {
  const part = (key: string): Identified | undefined => event[key] as Identified | undefined;
  const named = (kind: string, name: string | undefined): string => `${kind} ${aliases.in(name ?? '?')}`;
  if (event.bridge) return named('bridge', part('bridge')?.id);
  if (event.playback) return named('playback', part('playback')?.id);
  if (event.recording) return named('recording', part('recording')?.name);
  if (event.device_state) return named('device', part('device_state')?.name);
  if (event.type === 'Dial') return named('dial of', part('peer')?.id);
  if (isPeerVariable(event)) return named('bridge peers of', part('channel')?.id);
  if (event.channel) return named('channel', part('channel')?.id);
  if (event.endpoint)
    return named('endpoint', `${part('endpoint')?.technology}/${part('endpoint')?.resource}`);
  return 'application';
}

import { BRIDGE_PATHS, CHANNEL_PATHS, touchedIds, type TouchedIds } from '../shared/carriedResources';
import { fieldsOf, type Fields } from '../shared/fields';

/** What is known of an event without its parsed object. All texts are untrusted. */
export interface FrameFacts extends TouchedIds {
  /** The event's type, as Asterisk wrote it; empty where there is none. */
  readonly type: string;
  /** The Stasis application that the event was sent to. */
  readonly application: string | undefined;
  /**
   * Which whole resources it carries: none, one channel as `channel`, channels as `channel`, `caller` or
   * `peer` (then these are what `channelIds` lists), or `more`: a bridge, an endpoint, a playback, …
   */
  readonly carries: 'channel' | 'channels' | 'more' | 'nothing';
  /** What the dialplan handed to Stasis (`name,arguments`), when that is where its `channel` is. */
  readonly stasisData: string | undefined;
  /** Whether it is Asterisk's own note on a channel, STASISSTATUS, of entering or leaving Stasis. */
  readonly tellsStasis: boolean;
}

/** The channels that may stand in an event that carries nothing but channels. */
const PLAIN_CHANNELS = ['channel', 'peer', 'caller'] as const;

/** The fields of which each says that an event carries more than plain channels. */
export const MORE_FIELDS: readonly string[] = [
  ...new Set([...CHANNEL_PATHS, ...BRIDGE_PATHS].map(([first]) => first)),
  'endpoint',
  'playback',
  'recording',
].filter((field) => !PLAIN_CHANNELS.some((plain) => plain === field));

function carries(event: Fields, { channelIds }: TouchedIds): FrameFacts['carries'] {
  if (MORE_FIELDS.some((field) => Object.hasOwn(event, field))) return 'more';
  if (channelIds.length === 0) return 'nothing';
  return channelIds.length === 1 && channelIds[0] === fieldsOf(event.channel)?.id ? 'channel' : 'channels';
}

function stasisData(event: Fields): string | undefined {
  const dialplan = fieldsOf(fieldsOf(event.channel)?.dialplan);
  if (dialplan?.app_name !== 'Stasis') return undefined;
  return typeof dialplan.app_data === 'string' ? dialplan.app_data : '';
}

/** Reads the facts off a parsed event; undefined when it has no type, and so is none. */
export function frameFacts(event: Fields): FrameFacts | undefined {
  const { type, application } = event;
  if (typeof type !== 'string' || type === '') return undefined;
  const touched = touchedIds(event);
  return {
    type,
    application: typeof application === 'string' ? application : undefined,
    ...touched,
    carries: carries(event, touched),
    stasisData: stasisData(event),
    tellsStasis: type === 'ChannelVarset' && event.variable === 'STASISSTATUS',
  };
}

import type { BridgeStart, SimulatedBridge } from './simulatedBridge';

/** What the `type` of a new bridge asks for. */
type BridgeKind = Pick<BridgeStart, 'type' | 'technology' | 'videoMode' | 'mayBeNative'>;

/**
 * Reads the `type` of `POST /bridges`, e.g. `mixing,dtmf_events`. Words that Asterisk does not know are passed
 * over; undefined where what remains fits no bridge, as for `mixing,holding`.
 */
export function parseBridgeTypes(text = ''): BridgeKind | undefined {
  const words = (text === '' ? 'mixing' : text).split(',').map((word) => word.trim());
  let mayBeNative = false;
  let videoMode = 'talker';
  for (const word of words) {
    if (word === 'mixing') mayBeNative = true;
    else if (word === 'dtmf_events' || word === 'proxy_media') mayBeNative = false;
    else if (word === 'video_sfu') videoMode = 'sfu';
    else if (word === 'video_single') videoMode = 'single';
  }
  // A bridge that forwards all videos always mixes.
  if (videoMode === 'sfu') return { type: 'mixing', technology: 'softmix', videoMode, mayBeNative: false };
  const mixes = words.includes('mixing');
  if (mixes === words.includes('holding')) return undefined;
  return mixes
    ? { type: 'mixing', technology: 'simple_bridge', videoMode, mayBeNative }
    : { type: 'holding', technology: 'holding_bridge', videoMode, mayBeNative: false };
}

/** The technology that suits those who are in the bridge now. */
export function suitableTechnology({ members, type, videoMode, mayBeNative }: SimulatedBridge): string {
  if (type === 'holding') return 'holding_bridge';
  if (videoMode === 'sfu' || members.length > 2) return 'softmix';
  const phones = members.filter(({ channel }) => channel?.technology === 'PJSIP');
  return mayBeNative && phones.length === 2 ? 'native_rtp' : 'simple_bridge';
}

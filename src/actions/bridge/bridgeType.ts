import { isOffered } from '../../operations/isOffered';

/** One of the words that make up a bridge's `type`. */
export interface BridgeTypeWord {
  readonly word: string;
  readonly meaning: string;
  /** The first version of each branch that knows it; all that live do when absent. */
  readonly since?: readonly string[];
}

/** What a bridge does with its members: the first word of its type. */
export const BRIDGE_KINDS: readonly BridgeTypeWord[] = [
  { word: 'mixing', meaning: 'everybody hears everybody' },
  { word: 'holding', meaning: 'nobody hears anybody: a waiting room with announcers and music' },
];

/** What a mixing bridge may do besides. */
const BRIDGE_EXTRAS: readonly BridgeTypeWord[] = [
  { word: 'dtmf_events', meaning: 'key presses become events, and stay inside Asterisk' },
  { word: 'proxy_media', meaning: 'media always passes through Asterisk' },
  { word: 'video_sfu', meaning: 'everybody sees everybody' },
  { word: 'video_single', meaning: 'everybody sees one, see Set Video Source' },
  {
    word: 'sdp_label',
    meaning: 'a label for each video stream, with video_sfu',
    since: ['17.6.0', '16.11.0'],
  },
];

/** The extras that a server of `version` knows. */
export function bridgeExtras(version: string | undefined): readonly BridgeTypeWord[] {
  return BRIDGE_EXTRAS.filter(({ since }) => since === undefined || isOffered(since, version));
}

/** What cannot be in one type; Asterisk takes the last, or none of them, without a word. */
export function extrasProblem(extras: readonly string[]): string | undefined {
  return extras.includes('video_sfu') && extras.includes('video_single')
    ? 'Either video_sfu or video_single.'
    : undefined;
}

/** The `type` of a bridge as ARI takes it. */
export function bridgeType(kind: string, extras: readonly string[]): string {
  return [kind, ...(kind === 'mixing' ? extras : [])].join(',');
}

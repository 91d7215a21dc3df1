import { fieldsOf, type Fields } from './fields';

/** Where in an event a resource stands: the names to follow from its top. */
export type ResourcePath = readonly [string, ...string[]];

/**
 * Where events carry whole channels, the one they are about first. Only these fields are looked at: a
 * ChannelUserevent carries objects of anybody's making, with an `id` of their choice.
 */
export const CHANNEL_PATHS: readonly ResourcePath[] = [
  ['channel'],
  ['peer'],
  ['caller'],
  ['transferer_first_leg'],
  ['referred_by', 'source_channel'],
  ['forwarded'],
  ['replace_channel'],
  ['transferee'],
  ['transfer_target'],
  ['transferer_second_leg'],
  ['destination_link_first_leg'],
  ['destination_link_second_leg'],
  ['destination_threeway_channel'],
  ['referred_by', 'connected_channel'],
  ['refer_to', 'destination_channel'],
  ['refer_to', 'connected_channel'],
];

/** Where events carry whole bridges, the one they are about first. */
export const BRIDGE_PATHS: readonly ResourcePath[] = [
  ['bridge'],
  ['bridge_from'],
  ['transferer_first_leg_bridge'],
  ['transferer_second_leg_bridge'],
  ['destination_threeway_bridge'],
  ['referred_by', 'bridge'],
  ['refer_to', 'bridge'],
];

/** The fields that hold something with a target: a channel or a bridge that it plays to or records. */
const TARGETED_FIELDS = ['playback', 'recording'] as const;

/** The object that `path` leads to; undefined when something else, or nothing, is there. */
function carriedAt(event: Fields, [first, ...rest]: ResourcePath): Fields | undefined {
  return rest.reduce<Fields | undefined>((parent, key) => fieldsOf(parent?.[key]), fieldsOf(event[first]));
}

/** The objects that stand at `paths` of `event`, in the order of the paths. */
export function carriedBy(event: Fields, paths: readonly ResourcePath[]): readonly Fields[] {
  return paths.map((path) => carriedAt(event, path)).filter((found) => found !== undefined);
}

/** `channel:<id>` or `bridge:<id>`, as a playback or recording names what it belongs to; '' without one. */
export function targetOf(event: Fields): string {
  for (const field of TARGETED_FIELDS) {
    const uri = fieldsOf(event[field])?.target_uri;
    if (typeof uri === 'string' && uri !== '') return uri;
  }
  return '';
}

/** Ids of the channels and bridges that an event touches, those that it is about first. */
export interface TouchedIds {
  readonly channelIds: readonly string[];
  readonly bridgeIds: readonly string[];
}

/** The id of `kind` that a target (`channel:<id>`, `bridge:<id>`) names; undefined when it names none. */
export function targetId(target: string, kind: 'bridge' | 'channel'): string | undefined {
  return target.startsWith(`${kind}:`) && target.length > kind.length + 1
    ? target.slice(kind.length + 1)
    : undefined;
}

function idsAt(event: Fields, paths: readonly ResourcePath[], target: string | undefined): string[] {
  return [...carriedBy(event, paths).map(({ id }) => id), target].filter(
    (id): id is string => typeof id === 'string' && id !== '',
  );
}

/** Reads the ids of all channels and bridges that `event` names in the fields meant for them. */
export function touchedIds(event: Fields): TouchedIds {
  const target = targetOf(event);
  return {
    channelIds: idsAt(event, CHANNEL_PATHS, targetId(target, 'channel')),
    bridgeIds: idsAt(event, BRIDGE_PATHS, targetId(target, 'bridge')),
  };
}

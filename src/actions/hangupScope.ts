import type { ResourceTable } from '../shared/changeSet';
import type { LiveChannel } from '../shared/liveResources';
import { localPairName } from '../shared/localPairName';

/** What falls when some channels are hung up. */
export interface HangupScope {
  /** The channels asked for that still exist, and the other halves of the Local channels among them. */
  readonly falling: readonly LiveChannel[];
  /** The ids to hang up: of a Local channel one half, since the other falls with it. */
  readonly ids: readonly string[];
  /** Those of the falling that are not in the application that this connection serves. */
  readonly foreign: readonly LiveChannel[];
}

/** Finds what falls with `channelIds`; `ourApplication` is the one that our WebSocket is registered under. */
export function hangupScope(
  resources: ResourceTable,
  channelIds: readonly string[],
  ourApplication: string,
): HangupScope {
  const asked = new Set(channelIds);
  const pairs = new Set<string>();
  for (const id of asked) {
    const pair = localPairName(resources.channel.get(id)?.name ?? '');
    if (pair !== undefined) pairs.add(pair);
  }
  const falling = [...resources.channel.values()].filter(
    ({ id, name }) => asked.has(id) || pairs.has(localPairName(name) ?? ''),
  );
  const taken = new Set<string>();
  const ids = falling
    .filter(({ id, name }) => {
      if (!asked.has(id)) return false;
      const pair = localPairName(name);
      if (pair === undefined) return true;
      if (taken.has(pair)) return false;
      taken.add(pair);
      return true;
    })
    .map(({ id }) => id);
  const foreign = falling.filter(({ stasis }) => stasis?.application !== ourApplication);
  return { falling, ids, foreign };
}

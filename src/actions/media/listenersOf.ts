import type { ResourceTable } from '../../shared/changeSet';
import { awaitsFarEnd } from '../../shared/channelActions';
import type { LiveBridge, LiveChannel } from '../../shared/liveResources';

/** Who can hear a recording or a sound now: channels and bridges that an application controls. */
export function listenersOf({ channel, bridge }: Pick<ResourceTable, 'bridge' | 'channel'>): {
  readonly channels: readonly LiveChannel[];
  readonly bridges: readonly LiveBridge[];
} {
  return {
    channels: [...channel.values()].filter((one) => one.stasis !== undefined && !awaitsFarEnd(one)),
    bridges: [...bridge.values()].filter(
      ({ creator, channelIds }) => creator === 'Stasis' && channelIds.length > 0,
    ),
  };
}

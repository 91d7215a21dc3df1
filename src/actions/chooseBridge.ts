import { channelActionAvailability } from '../shared/channelActions';
import type { LiveBridge } from '../shared/liveResources';
import type { Choice } from '../ui/choice';
import { chooseItem } from '../ui/chooseItem';
import type { ServerSession } from '../session/serverSession';
import { countOf } from './callsOutcome';
import { namedBridge } from './named';
import { pickChannels } from './pickChannels';

/** Where channels shall be bridged: into an existing bridge, or (undefined) into a new mixing bridge. */
export interface BridgeChoice {
  readonly bridgeId: string | undefined;
  readonly channelIds: readonly string[];
}

/**
 * Asks into which bridge the channels go. A new bridge for a single channel asks who joins it; undefined
 * when the user gives up.
 */
export async function chooseBridge(
  session: ServerSession,
  channelIds: readonly string[],
  signal: AbortSignal,
): Promise<BridgeChoice | undefined> {
  // Bridges of Dial or ConfBridge take no channels from ARI.
  const ours = [...session.store.resources.bridge.values()].filter(({ creator }) => creator === 'Stasis');
  const bridges = ours.map((bridge): Choice<LiveBridge | 'new'> => {
    const members = countOf(bridge.channelIds.length, 'channel');
    return {
      label: namedBridge(bridge).name,
      description: `${bridge.bridgeType} · ${bridge.technology} · ${members}`,
      ...(bridge.name === '' ? {} : { detail: bridge.id }),
      icon: 'git-merge',
      value: bridge,
    };
  });
  const fresh: Choice<LiveBridge | 'new'> = { label: 'New mixing bridge', icon: 'add', value: 'new' };
  const title = `Bridge ${countOf(channelIds.length, 'channel')}`;
  const chosen =
    bridges.length === 0
      ? 'new'
      : await chooseItem([fresh, ...bridges], { title, placeholder: 'Into which bridge?', signal });
  if (!chosen) return undefined;
  if (chosen !== 'new') return { bridgeId: chosen.id, channelIds };
  if (channelIds.length > 1) return { bridgeId: undefined, channelIds };
  const others = await pickChannels(
    title,
    session,
    (channel) => {
      const { enabled } = channelActionAvailability('bridge', channel, session.profile.readOnly);
      return enabled && !channelIds.includes(channel.id);
    },
    signal,
  );
  return others && { bridgeId: undefined, channelIds: [...channelIds, ...others.map(({ id }) => id)] };
}

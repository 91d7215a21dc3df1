import * as vscode from 'vscode';
import { channelActionAvailability } from '../shared/channelActions';
import { displayText } from '../shared/displayText';
import type { LiveBridge } from '../shared/liveResources';
import { tokenOf } from '../ui/cancellation';
import type { ServerSession } from '../session/serverSession';
import { countOf } from './manyOutcome';
import { pickChannels } from './pickChannels';

/** Where channels shall be bridged: into an existing bridge, or (undefined) into a new mixing bridge. */
export interface BridgeChoice {
  readonly bridgeId: string | undefined;
  readonly channelIds: readonly string[];
}

interface BridgeItem extends vscode.QuickPickItem {
  readonly bridge?: LiveBridge;
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
  const bridges: BridgeItem[] = ours.map((bridge) => ({
    label: displayText(bridge.name === '' ? bridge.id : bridge.name),
    description: displayText(
      `${bridge.bridgeType} · ${bridge.technology} · ${countOf(bridge.channelIds.length, 'channel')}`,
    ),
    ...(bridge.name === '' ? {} : { detail: displayText(bridge.id) }),
    iconPath: new vscode.ThemeIcon('git-merge'),
    bridge,
  }));
  const fresh: BridgeItem = { label: 'New mixing bridge', iconPath: new vscode.ThemeIcon('add') };
  const title = `Bridge ${countOf(channelIds.length, 'channel')}`;
  const chosen =
    bridges.length === 0
      ? fresh
      : await vscode.window.showQuickPick(
          [fresh, ...bridges],
          { title, placeHolder: 'Into which bridge?' },
          tokenOf(signal),
        );
  if (!chosen) return undefined;
  if (chosen.bridge || channelIds.length > 1) return { bridgeId: chosen.bridge?.id, channelIds };
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

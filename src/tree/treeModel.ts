import type { LiveChannel } from '../shared/liveResources';
import { localPairName } from '../shared/localPairName';
import { IN_FOLDER, type ChannelPlace, type FolderKind, type FolderNode, type TreeNode } from './nodes';
import type { ServerView } from './serverView';

type Live = NonNullable<ServerView['live']>;

/** The folders of a server, from top to bottom. */
const FOLDERS: readonly FolderKind[] = ['application', 'channel', 'bridge', 'endpoint'];

function byText(a: string, b: string): number {
  // Not localeCompare: it is a hundred times slower, and ids are mostly ASCII.
  return a < b ? -1 : a > b ? 1 : 0;
}

function channelsAndPairs({ index }: Live, connectionId: string): TreeNode[] {
  const nodes: TreeNode[] = [];
  for (const { id, name } of index.sorted) {
    const pairName = localPairName(name);
    const pair = pairName === undefined ? undefined : index.pair(pairName);
    if (pairName === undefined || !pair) nodes.push({ kind: 'channel', connectionId, id, under: IN_FOLDER });
    else if (pair[0].id === id) nodes.push({ kind: 'localPair', connectionId, id: pairName });
  }
  return nodes;
}

function folderChildren(live: Live, { connectionId, folder }: FolderNode): TreeNode[] {
  const { application, bridge, endpoint } = live.resources;
  switch (folder) {
    case 'channel':
      return channelsAndPairs(live, connectionId);
    case 'application':
      // Ours first: that is where the developer looks.
      return [...application.values()]
        .sort((a, b) => Number(b.ours) - Number(a.ours) || byText(a.id, b.id))
        .map(({ id }) => ({ kind: folder, connectionId, id }));
    case 'bridge':
      return [...bridge.keys()].sort(byText).map((id) => ({ kind: folder, connectionId, id }));
    case 'endpoint':
      return [...endpoint.keys()].sort(byText).map((id) => ({ kind: folder, connectionId, id }));
  }
}

function channelNodes(
  channels: readonly LiveChannel[],
  connectionId: string,
  under: ChannelPlace,
): TreeNode[] {
  return channels.map(({ id }) => ({ kind: 'channel', connectionId, id, under }));
}

/** The children of `node`, in order; new objects at every call, told apart by `nodeId`. */
export function childrenOf(node: TreeNode, { live }: ServerView): TreeNode[] {
  if (!live) return [];
  const { connectionId } = node;
  switch (node.kind) {
    case 'server':
      return FOLDERS.map((folder) => ({ kind: 'folder', connectionId, folder }));
    case 'folder':
      return folderChildren(live, node);
    case 'application':
      return channelNodes(live.index.inApplication(node.id), connectionId, {
        kind: node.kind,
        id: node.id,
      });
    case 'localPair':
      return channelNodes(live.index.pair(node.id) ?? [], connectionId, { kind: node.kind, id: node.id });
    case 'bridge': {
      // A member that the model does not hold is not shown: there is nothing to say about it.
      const members = (live.resources.bridge.get(node.id)?.channelIds ?? [])
        .map((id) => live.resources.channel.get(id))
        .filter((channel) => channel !== undefined);
      return channelNodes(members, connectionId, { kind: node.kind, id: node.id });
    }
    case 'channel':
    case 'endpoint':
      return [];
  }
}

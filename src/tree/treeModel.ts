import type { LiveApplication, LiveChannel } from '../shared/liveResources';
import { localPairName } from '../shared/localPairName';
import { eventRulesOf } from '../shared/eventRules';
import { eventSourcesOf } from '../shared/eventSources';
import { byText } from './byText';
import { invitationOf } from './folderInvitations';
import { GROUPS, isGroup, isList, SERVER_FOLDERS, type FolderKind } from './folders';
import { IN_FOLDER, type ChannelPlace, type FolderNode, type TreeNode } from './nodes';
import type { LiveView, ServerView } from './serverView';

function channelsAndPairs({ index }: LiveView, connectionId: string): TreeNode[] {
  const nodes: TreeNode[] = [];
  for (const { id, name } of index.sorted) {
    const pairName = localPairName(name);
    const pair = pairName === undefined ? undefined : index.pair(pairName);
    if (pairName === undefined || !pair) nodes.push({ kind: 'channel', connectionId, id, under: IN_FOLDER });
    else if (pair[0].id === id) nodes.push({ kind: 'localPair', connectionId, id: pairName });
  }
  return nodes;
}

function folders(kinds: readonly FolderKind[], connectionId: string): TreeNode[] {
  return kinds.map((id) => ({ kind: 'folder', connectionId, id }));
}

/** Names and ids in alphabetical order, but what Asterisk or the user has put into an order of its own. */
function listNodes(view: ServerView, live: LiveView, node: FolderNode): TreeNode[] {
  const { connectionId, id: kind } = node;
  if (!isList(kind)) return [];
  const { items, isLoading, problem } = live.list(kind);
  const ids = [...(items?.keys() ?? [])];
  const ordered = kind === 'globalVariable' || kind === 'logChannel' ? ids : ids.sort(byText);
  const nodes = ordered.map((id): TreeNode => ({ kind, connectionId, id }));
  const invitation = nodes.length === 0 ? invitationOf(kind, view) : undefined;
  // What Asterisk lists is not known to be missing before it has answered.
  const invites = invitation !== undefined && (items !== undefined || invitation.writes !== true);
  const says = problem !== undefined || invites || (items === undefined && isLoading);
  return says ? [{ kind: 'message', connectionId, of: node }, ...nodes] : nodes;
}

function folderChildren(view: ServerView, live: LiveView, node: FolderNode): TreeNode[] {
  const { connectionId, id: folder } = node;
  const { application, bridge, playback } = live.resources;
  if (isGroup(folder)) return folders(GROUPS[folder], connectionId);
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
      return live.endpoints.technologies.map((id) => ({ kind: 'technology', connectionId, id }));
    case 'playback':
      return [...playback.keys()].map((id) => ({ kind: folder, connectionId, id }));
    default:
      return listNodes(view, live, node);
  }
}

function channelNodes(
  channels: readonly LiveChannel[],
  connectionId: string,
  under: ChannelPlace,
): TreeNode[] {
  return channels.map(({ id }) => ({ kind: 'channel', connectionId, id, under }));
}

/** What is known of an application itself, above its channels, which may be thousands. */
function applicationParts(application: LiveApplication | undefined, connectionId: string): TreeNode[] {
  if (!application) return [];
  const parts: TreeNode[] = [];
  const { id } = application;
  if (eventSourcesOf(application.raw)) parts.push({ kind: 'subscriptions', connectionId, id });
  if (eventRulesOf(application.raw)) parts.push({ kind: 'eventFilter', connectionId, id });
  return parts;
}

/** The children of `node`, in order; new objects at every call, told apart by `nodeId`. */
export function childrenOf(node: TreeNode, view: ServerView): TreeNode[] {
  const { live } = view;
  if (!live) return [];
  const { connectionId } = node;
  switch (node.kind) {
    case 'server':
      return folders(SERVER_FOLDERS, connectionId);
    case 'folder':
      return folderChildren(view, live, node);
    case 'application': {
      const { kind, id } = node;
      const parts = applicationParts(live.resources.application.get(id), connectionId);
      return [...parts, ...channelNodes(live.index.inApplication(id), connectionId, { kind, id })];
    }
    case 'subscriptions': {
      const application = live.resources.application.get(node.id);
      const sources = (application && eventSourcesOf(application.raw)) ?? [];
      const ids = new Set(sources.map(({ uri }) => JSON.stringify([node.id, uri])));
      return [...ids].map((id) => ({ kind: 'subscription', connectionId, id }));
    }
    case 'eventFilter': {
      const application = live.resources.application.get(node.id);
      const rules = (application && eventRulesOf(application.raw)) ?? [];
      return rules.map(({ list }, index) => ({
        kind: 'eventRule',
        connectionId,
        id: JSON.stringify([node.id, list, index]),
      }));
    }
    case 'localPair':
      return channelNodes(live.index.pair(node.id) ?? [], connectionId, { kind: node.kind, id: node.id });
    case 'bridge': {
      // A member that the model does not hold is not shown: there is nothing to say about it.
      const members = (live.resources.bridge.get(node.id)?.channelIds ?? [])
        .map((id) => live.resources.channel.get(id))
        .filter((channel) => channel !== undefined);
      return channelNodes(members, connectionId, { kind: node.kind, id: node.id });
    }
    case 'technology':
      return live.endpoints.of(node.id).map(({ id }) => ({ kind: 'endpoint', connectionId, id }));
    default:
      return [];
  }
}

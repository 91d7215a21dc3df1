import type { ListKind } from '../session/lists/listedResource';
import { idParts } from '../shared/idParts';
import { groupOf, type FolderKind } from './folders';

/** A connection of the settings. */
export interface ServerNode {
  readonly kind: 'server';
  readonly connectionId: string;
}

/** All resources of one kind of a server, or a group of such folders. */
export interface FolderNode {
  readonly kind: 'folder';
  readonly connectionId: string;
  readonly id: FolderKind;
}

/** A resource that the tree shows in one place only. */
export interface PlainNode {
  readonly kind: ListKind | 'application' | 'bridge' | 'endpoint' | 'playback';
  readonly connectionId: string;
  readonly id: string;
}

/** The endpoints of one technology, such as `PJSIP`. */
export interface TechnologyNode {
  readonly kind: 'technology';
  readonly connectionId: string;
  readonly id: string;
}

/** What an application is subscribed to, or which events it gets; the id is the application's name. */
export interface ApplicationPartNode {
  readonly kind: 'eventFilter' | 'subscriptions';
  readonly connectionId: string;
  readonly id: string;
}

/** One event source of an application, as JSON `[application, eventSource]`. */
export interface SubscriptionNode {
  readonly kind: 'subscription';
  readonly connectionId: string;
  readonly id: string;
}

/** One entry of an application's event filter, as JSON `[application, 'allowed' | 'disallowed', index]`. */
export interface EventRuleNode {
  readonly kind: 'eventRule';
  readonly connectionId: string;
  readonly id: string;
}

/** Both halves of a Local channel; its id is their common name, without `;1` and `;2`. */
export interface LocalPairNode {
  readonly kind: 'localPair';
  readonly connectionId: string;
  readonly id: string;
}

/** What a channel is shown beneath. */
export type ChannelPlace =
  | { readonly kind: 'folder' }
  | { readonly kind: 'application' | 'bridge' | 'localPair'; readonly id: string };

/** A channel in one of the places where it is shown. */
export interface ChannelNode {
  readonly kind: 'channel';
  readonly connectionId: string;
  readonly id: string;
  readonly under: ChannelPlace;
}

/** Stands for the children of `of` that are not shown yet. */
export interface MoreNode {
  readonly kind: 'more';
  readonly connectionId: string;
  readonly of: TreeNode;
}

/** Says why there is nothing beneath `of`: it is being asked for, could not be had, or is filtered out. */
export interface MessageNode {
  readonly kind: 'message';
  readonly connectionId: string;
  readonly of: TreeNode;
}

/** A node of the servers tree. Nodes name what they show and hold nothing of it. */
export type TreeNode =
  | ApplicationPartNode
  | ChannelNode
  | EventRuleNode
  | FolderNode
  | LocalPairNode
  | MessageNode
  | MoreNode
  | PlainNode
  | ServerNode
  | SubscriptionNode
  | TechnologyNode;

/** The channel folder itself as a place. */
export const IN_FOLDER: ChannelPlace = { kind: 'folder' };

/** A text that no other node has: the same resource in another place is another node. */
export function nodeId(node: TreeNode): string {
  // JSON keeps the parts apart, whatever characters an id or an application name holds.
  switch (node.kind) {
    case 'server':
      return JSON.stringify([node.connectionId]);
    case 'channel': {
      const { under } = node;
      const place = under.kind === 'folder' ? [under.kind] : [under.kind, under.id];
      return JSON.stringify([node.connectionId, node.kind, node.id, ...place]);
    }
    case 'more':
    case 'message':
      return JSON.stringify([node.connectionId, node.kind, nodeId(node.of)]);
    default:
      return JSON.stringify([node.connectionId, node.kind, node.id]);
  }
}

/** The application that the id of a subscription or event rule names; '' for anything else. */
function applicationIn(id: string): string {
  const [name] = idParts(id);
  return typeof name === 'string' ? name : '';
}

/** The node that `node` is shown beneath; undefined for a server. */
export function parentOf(node: TreeNode): TreeNode | undefined {
  const { connectionId } = node;
  switch (node.kind) {
    case 'server':
      return undefined;
    case 'folder': {
      const group = groupOf(node.id);
      return group === undefined
        ? { kind: 'server', connectionId }
        : { kind: 'folder', connectionId, id: group };
    }
    case 'localPair':
      return { kind: 'folder', connectionId, id: 'channel' };
    case 'channel':
      return node.under.kind === 'folder'
        ? { kind: 'folder', connectionId, id: 'channel' }
        : { kind: node.under.kind, connectionId, id: node.under.id };
    case 'eventFilter':
    case 'subscriptions':
      return { kind: 'application', connectionId, id: node.id };
    case 'subscription':
      return { kind: 'subscriptions', connectionId, id: applicationIn(node.id) };
    case 'eventRule':
      return { kind: 'eventFilter', connectionId, id: applicationIn(node.id) };
    case 'endpoint':
      return { kind: 'technology', connectionId, id: technologyOf(node.id) };
    case 'technology':
      return { kind: 'folder', connectionId, id: 'endpoint' };
    case 'message':
    case 'more':
      return node.of;
    default:
      return { kind: 'folder', connectionId, id: node.kind };
  }
}

/** The technology that an endpoint's id (`technology/resource`) begins with. */
export function technologyOf(endpointId: string): string {
  return endpointId.slice(0, Math.max(0, endpointId.indexOf('/')));
}

/** The folders beneath a server, named after the kind of resource in them. */
export type FolderKind = 'application' | 'bridge' | 'channel' | 'endpoint';

/** A connection of the settings. */
export interface ServerNode {
  readonly kind: 'server';
  readonly connectionId: string;
}

/** All resources of one kind of a server. */
export interface FolderNode {
  readonly kind: 'folder';
  readonly connectionId: string;
  readonly folder: FolderKind;
}

/** A resource that the tree shows in one place only. */
export interface PlainNode {
  readonly kind: 'application' | 'bridge' | 'endpoint';
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

/** A node of the servers tree. Nodes name what they show and hold nothing of it. */
export type TreeNode = ChannelNode | FolderNode | LocalPairNode | PlainNode | ServerNode;

/** The channel folder itself as a place. */
export const IN_FOLDER: ChannelPlace = { kind: 'folder' };

/** A text that no other node has: the same resource in another place is another node. */
export function nodeId(node: TreeNode): string {
  // JSON keeps the parts apart, whatever characters an id or an application name holds.
  switch (node.kind) {
    case 'server':
      return JSON.stringify([node.connectionId]);
    case 'folder':
      return JSON.stringify([node.connectionId, 'folder', node.folder]);
    case 'channel': {
      const { under } = node;
      const place = under.kind === 'folder' ? [under.kind] : [under.kind, under.id];
      return JSON.stringify([node.connectionId, node.kind, node.id, ...place]);
    }
    default:
      return JSON.stringify([node.connectionId, node.kind, node.id]);
  }
}

/** The node that `node` is shown beneath; undefined for a server. */
export function parentOf(node: TreeNode): TreeNode | undefined {
  const { connectionId } = node;
  switch (node.kind) {
    case 'server':
      return undefined;
    case 'folder':
      return { kind: 'server', connectionId };
    case 'localPair':
      return { kind: 'folder', connectionId, folder: 'channel' };
    case 'channel':
      return node.under.kind === 'folder'
        ? { kind: 'folder', connectionId, folder: 'channel' }
        : { kind: node.under.kind, connectionId, id: node.under.id };
    default:
      return { kind: 'folder', connectionId, folder: node.kind };
  }
}

/*
 * What `viewItem` is in the menus of package.json: words separated by single spaces, the first says what
 * the node is, the others what can be done with it now. Match words: `viewItem =~ /\bcanAnswer\b/`.
 *
 *   server STATE RIGHT MODE [simulated]
 *                             STATE: disconnected | busy | connected | waiting | replaced | failed
 *                             RIGHT: readWrite | readOnly     MODE: watch | serve
 *   folder KIND               KIND: applications | channels | bridges | endpoints
 *   application WHOSE [canServe]           WHOSE: ours | other
 *   channel [canAnswer] [canPlay] [canBridge] [canRemoveFromBridge] [canHangup]
 *   localPair [canHangup]
 *   bridge [canDestroy]
 *   endpoint [canOriginate]
 *
 * A `can…` word is there only while the connection is live, and only where it may write. Beware of `connected`: it is a part of `disconnected`, so match it with `\b`.
 */
import { channelActionAvailability, type ChannelAction } from '../shared/channelActions';
import type { ConnectionState } from '../shared/connectionState';
import type { LiveApplication, LiveChannel } from '../shared/liveResources';
import type { FolderKind } from './nodes';
import type { ServerView } from './serverView';

const CHANNEL_WORDS: Readonly<Record<ChannelAction, string>> = {
  answer: 'canAnswer',
  play: 'canPlay',
  bridge: 'canBridge',
  removeFromBridge: 'canRemoveFromBridge',
  hangup: 'canHangup',
};

const STATE_WORDS: Readonly<Record<ConnectionState['status'], string>> = {
  disconnected: 'disconnected',
  connecting: 'busy',
  synchronising: 'busy',
  live: 'connected',
  waitingToRetry: 'waiting',
  replaced: 'replaced',
  failed: 'failed',
};

const FOLDER_WORDS: Readonly<Record<FolderKind, string>> = {
  application: 'applications',
  channel: 'channels',
  bridge: 'bridges',
  endpoint: 'endpoints',
};

function isWritable({ profile, state }: ServerView): boolean {
  return state.status === 'live' && !profile.readOnly;
}

/** The context of a server node. */
export function serverContext({ profile, state }: ServerView): string {
  const right = profile.readOnly ? 'readOnly' : 'readWrite';
  const words = ['server', STATE_WORDS[state.status], right, profile.mode];
  return [...words, ...(profile.simulated ? ['simulated'] : [])].join(' ');
}

/** The context of a folder. */
export function folderContext(folder: FolderKind): string {
  return `folder ${FOLDER_WORDS[folder]}`;
}

/** The context of an application node. */
export function applicationContext(server: ServerView, application: LiveApplication): string {
  if (application.ours) return 'application ours';
  return isWritable(server) ? 'application other canServe' : 'application other';
}

/** The context of a channel node: a word for every action that Asterisk would not refuse outright. */
export function channelContext(server: ServerView, channel: LiveChannel): string {
  if (!isWritable(server)) return 'channel';
  const actions = Object.keys(CHANNEL_WORDS) as ChannelAction[];
  const words = actions
    .filter((action) => channelActionAvailability(action, channel, false).enabled)
    .map((action) => CHANNEL_WORDS[action]);
  return ['channel', ...words].join(' ');
}

/** The context of a Local channel's pair: hanging one half up ends both. */
export function localPairContext(server: ServerView): string {
  return isWritable(server) ? 'localPair canHangup' : 'localPair';
}

/** The context of a bridge node. */
export function bridgeContext(server: ServerView): string {
  return isWritable(server) ? 'bridge canDestroy' : 'bridge';
}

/** The context of an endpoint node. */
export function endpointContext(server: ServerView): string {
  return isWritable(server) ? 'endpoint canOriginate' : 'endpoint';
}

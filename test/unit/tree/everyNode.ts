import type { ConnectionState } from '../../../src/shared/connectionState';
import type { LivePlayback } from '../../../src/shared/liveResources';
import type { NodeKind } from '../../../src/shared/nodeKind';
import type { TreeNode } from '../../../src/tree/nodes';
import type { ServerView } from '../../../src/tree/serverView';
import { childrenOf } from '../../../src/tree/treeModel';
import { application, bridge, channel, CONNECTION, endpoint, listed, listsOf, viewOf } from './liveFixtures';

const stasis = { application: 'other', inferred: false };

const PLAYBACK: LivePlayback = {
  kind: 'playback',
  id: 'p',
  mediaUri: 'sound:hello',
  targetUri: 'channel:up',
  state: 'playing',
  raw: { id: 'p' },
};

const LISTS = listsOf({
  deviceState: listed('deviceState', { name: 'Stasis:lamp', state: 'INUSE' }),
  globalVariable: listed('globalVariable', { name: 'TRUNK', value: 'PJSIP/gw' }),
  liveRecording: listed('liveRecording', {
    name: 'rec',
    format: 'wav',
    state: 'recording',
    target_uri: 'channel:up',
  }),
  logChannel: listed('logChannel', {
    channel: '/var/log/x',
    type: 'File',
    status: 'Enabled',
    configuration: 'ERROR ',
  }),
  mailbox: listed('mailbox', { name: '500@default', new_messages: 2, old_messages: 5 }),
  module: listed('module', { name: 'res_stasis.so', description: 'Stasis', use_count: 9, status: 'Running' }),
  sound: listed('sound', { id: 'hello', text: 'Hello.', formats: [{ language: 'en', format: 'gsm' }] }),
  storedRecording: listed('storedRecording', { name: 'old', format: 'wav' }),
});

/** A server that has something of every kind, channels in every state that matters. */
export function fullView(readOnly: boolean, state: ConnectionState): ServerView {
  const raw = {
    name: 'other',
    channel_ids: ['__AST_CHANNEL_ALL_TOPIC', 'up'],
    endpoint_ids: ['PJSIP/alice'],
    events_allowed: [{ type: 'StasisStart' }],
    events_disallowed: [{ type: 'ChannelVarset' }],
  };
  const resources = [
    channel('ring', { state: 'Ring', stasis }),
    channel('down', { state: 'Down', stasis }),
    channel('up', { state: 'Up', stasis, bridgeId: 'b' }),
    channel('h1', { name: 'Local/1@x-1;1' }),
    channel('h2', { name: 'Local/1@x-1;2' }),
    application('mine', { ours: true }),
    application('other', { raw }),
    { ...bridge('b', ['up']), raw: { id: 'b', video_mode: 'single' } },
    endpoint('PJSIP', 'alice'),
    PLAYBACK,
  ];
  return viewOf(resources, { readOnly, application: 'mine' }, state, LISTS);
}

/** Every node of a server, to the last. */
export function everyNode(view: ServerView): readonly TreeNode[] {
  const below = (node: TreeNode): TreeNode[] => [node, ...childrenOf(node, view).flatMap(below)];
  return below({ kind: 'server', connectionId: CONNECTION });
}

/** All kinds of nodes; the compiler sees to it that none is forgotten. */
export const EVERY_KIND = Object.keys({
  server: 0,
  folder: 0,
  application: 0,
  subscriptions: 0,
  subscription: 0,
  eventFilter: 0,
  eventRule: 0,
  channel: 0,
  localPair: 0,
  bridge: 0,
  technology: 0,
  endpoint: 0,
  playback: 0,
  liveRecording: 0,
  storedRecording: 0,
  deviceState: 0,
  mailbox: 0,
  sound: 0,
  module: 0,
  logChannel: 0,
  globalVariable: 0,
} satisfies Readonly<Record<NodeKind, 0>>) as readonly NodeKind[];

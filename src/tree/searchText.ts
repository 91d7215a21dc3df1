import type { Party } from '../shared/liveResources';
import { isList } from './folders';
import type { TreeNode } from './nodes';
import type { LiveView } from './serverView';

/** The texts of a listed resource, those of its lists included. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

function partyTexts({ name, number }: Party): readonly string[] {
  return [name, number];
}

function channelTexts(live: LiveView, id: string): readonly string[] {
  const channel = live.resources.channel.get(id);
  if (!channel) return [];
  const { name, state, caller, connected, dialplan, stasis } = channel;
  const place = [dialplan.context, dialplan.exten, stasis?.application ?? ''];
  return [id, name, state, ...partyTexts(caller), ...partyTexts(connected), ...place];
}

/** What a node is found by; undefined for one that no filter hides. */
function searchTexts(node: TreeNode, live: LiveView): readonly string[] | undefined {
  const { resources, index } = live;
  switch (node.kind) {
    case 'channel':
      return channelTexts(live, node.id);
    case 'localPair':
      return (index.pair(node.id) ?? []).flatMap(({ id }) => channelTexts(live, id));
    case 'application':
      return [node.id];
    case 'bridge': {
      const bridge = resources.bridge.get(node.id);
      return bridge && [bridge.id, bridge.name, bridge.bridgeType, bridge.technology, bridge.creator];
    }
    case 'endpoint':
      return [node.id, resources.endpoint.get(node.id)?.state ?? '', live.deviceOf(node.id) ?? ''];
    case 'playback': {
      const playback = resources.playback.get(node.id);
      return playback && [playback.id, playback.mediaUri, playback.targetUri, playback.state];
    }
    case 'message':
    case 'more':
    case 'server':
    case 'folder':
    case 'technology':
    case 'subscriptions':
    case 'subscription':
    case 'eventFilter':
    case 'eventRule':
      return undefined;
    default:
      return isList(node.kind)
        ? [node.id, ...textsOf(live.list(node.kind).items?.get(node.id)?.raw)]
        : undefined;
  }
}

/** Makes a test for nodes: all words of `filter` stand somewhere in what the node is found by, in any case. */
export function nodeTest(filter: string, live: LiveView): (node: TreeNode) => boolean {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return (node) => {
    const texts = searchTexts(node, live);
    if (texts === undefined) return true;
    const text = texts.join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  };
}

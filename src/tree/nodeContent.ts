import { displayLines, displayText } from '../shared/displayText';
import { applicationPartContent, eventRuleContent, subscriptionContent } from './applicationPartContent';
import { eventRulesOf } from '../shared/eventRules';
import { eventSourcesOf } from '../shared/eventSources';
import { idParts } from '../shared/idParts';
import { channelContent, localPairContent } from './channelContent';
import type { Moment } from './durationText';
import { folderContent, technologyContent } from './folderContent';
import type { ItemContent } from './itemContent';
import { listedContent } from './listContent';
import { messageContent, moreContent } from './messageContent';
import type { EventRuleNode, PlainNode, SubscriptionNode, TreeNode } from './nodes';
import { applicationContent, bridgeContent, endpointContent, playbackContent } from './resourceContent';
import { serverContent } from './serverContent';
import type { LiveView, ServerView } from './serverView';
import { TreeLook } from './treeLook';

function plainContent({ kind, id }: PlainNode, server: ServerView, live: LiveView): ItemContent | undefined {
  const { resources, index } = live;
  switch (kind) {
    case 'application': {
      const application = resources.application.get(id);
      return application && applicationContent(server, application, index.inApplication(id).length);
    }
    case 'bridge': {
      const bridge = resources.bridge.get(id);
      return bridge && bridgeContent(server, bridge);
    }
    case 'endpoint': {
      const endpoint = resources.endpoint.get(id);
      return endpoint && endpointContent(server, endpoint, index.countOfEndpoint(id), live.deviceOf(id));
    }
    case 'playback': {
      const playback = resources.playback.get(id);
      return playback && playbackContent(server, live, playback);
    }
    default: {
      const listed = live.list(kind).items?.get(id);
      return listed && listedContent(server, live, listed);
    }
  }
}

/** What stands beneath an application's subscriptions or its event filter. */
function partContent(
  { kind, id }: EventRuleNode | SubscriptionNode,
  server: ServerView,
  live: LiveView,
): ItemContent | undefined {
  const [name, part, index] = idParts(id);
  const application = live.resources.application.get(String(name));
  if (!application) return undefined;
  if (kind === 'subscription') {
    const source = eventSourcesOf(application.raw)?.find(({ uri }) => uri === part);
    return source && subscriptionContent(server, live, source);
  }
  const rule = eventRulesOf(application.raw)?.[Number(index)];
  return rule && rule.list === part ? eventRuleContent(server, rule) : undefined;
}

function contentOf(
  node: TreeNode,
  server: ServerView,
  moment: Moment,
  look: TreeLook,
): ItemContent | undefined {
  if (node.kind === 'server') return serverContent(server);
  const { live } = server;
  if (!live) return undefined;
  const { resources, index } = live;
  switch (node.kind) {
    case 'folder':
      return folderContent(node, server, live, look);
    case 'technology':
      return technologyContent(node, server, live, look);
    case 'channel': {
      const channel = resources.channel.get(node.id);
      return channel && channelContent(server, channel, node.under, moment);
    }
    case 'localPair': {
      const pair = index.pair(node.id);
      return pair && localPairContent(server, node.id, pair, moment);
    }
    case 'eventFilter':
    case 'subscriptions': {
      const application = resources.application.get(node.id);
      return application && applicationPartContent(node, server, application);
    }
    case 'eventRule':
    case 'subscription':
      return partContent(node, server, live);
    case 'message':
      return messageContent(node, server, live, look);
    case 'more':
      return moreContent(node, server, look);
    default:
      return plainContent(node, server, live);
  }
}

/** What `node` looks like at `moment`, every text made safe; undefined when what it names is gone. */
export function nodeContent(
  node: TreeNode,
  server: ServerView,
  moment: Moment,
  look: TreeLook = new TreeLook(),
): ItemContent | undefined {
  const content = contentOf(node, server, moment, look);
  if (!content) return undefined;
  const { label, description, spoken, tooltip } = content;
  return {
    ...content,
    label: displayText(label),
    description: displayText(description),
    spoken: displayText(spoken),
    tooltip: () => displayLines(tooltip()),
  };
}

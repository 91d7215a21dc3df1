import { displayLines, displayText } from '../shared/displayText';
import type { Moment } from './durationText';
import type { ServerView } from './serverView';
import type { TreeNode } from './nodes';
import { channelContent, localPairContent } from './channelContent';
import { folderContent } from './folderContent';
import { applicationContent, bridgeContent, endpointContent } from './resourceContent';
import { serverContent } from './serverContent';
import type { ItemContent } from './itemContent';

function contentOf(node: TreeNode, server: ServerView, moment: Moment): ItemContent | undefined {
  if (node.kind === 'server') return serverContent(server);
  const { live } = server;
  if (!live) return undefined;
  const { resources, index } = live;
  switch (node.kind) {
    case 'folder':
      return folderContent(node, resources);
    case 'channel': {
      const channel = resources.channel.get(node.id);
      return channel && channelContent(server, channel, node.under, moment);
    }
    case 'localPair': {
      const pair = index.pair(node.id);
      return pair && localPairContent(server, node.id, pair, moment);
    }
    case 'application': {
      const application = resources.application.get(node.id);
      return application && applicationContent(server, application, index.inApplication(node.id).length);
    }
    case 'bridge': {
      const bridge = resources.bridge.get(node.id);
      return bridge && bridgeContent(server, bridge);
    }
    case 'endpoint': {
      const endpoint = resources.endpoint.get(node.id);
      return endpoint && endpointContent(server, endpoint, index.countOfEndpoint(node.id));
    }
  }
}

/** What `node` looks like at `moment`, every text made safe; undefined when what it names is gone. */
export function nodeContent(node: TreeNode, server: ServerView, moment: Moment): ItemContent | undefined {
  const content = contentOf(node, server, moment);
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

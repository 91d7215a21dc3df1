import type { BRIDGE_ACTIONS } from '../../operations/bridgeActions';
import { askForm } from '../askForm';
import { chooseMedia } from '../chooseMedia';
import { countOf, namedOr } from '../callsOutcome';
import { namedBridge } from '../named';
import { planned, type PlannedCall } from '../plannedCall';
import { recordFields, recordParams, recordQuestion } from '../recordForm';
import type { ResourceAction } from '../resourceAction';
import { askMembers, askNewMembers } from './askMembers';
import { askNewBridge } from './askNewBridge';
import { addCalls, playOnBridgeCall, takeCalls } from './bridgeCalls';
import { bridgeOf } from './bridgeOf';
import { getBridgeVariables, setBridgeVariables } from './variablePlans';

function bridgesOf(calls: readonly PlannedCall[]): string {
  return `${calls.length === 1 ? 'the bridge ' : ''}${namedOr(calls, 'bridge')}`;
}

function aboutOf(calls: readonly PlannedCall[]): string {
  return calls[0]?.about ?? '';
}

/** An action that needs nothing but its bridge. */
function plain(operation: 'bridges.clearVideoSource' | 'bridges.stopMoh', verb: string): ResourceAction {
  return {
    plan: (target) => {
      const bridge = namedBridge(bridgeOf(target));
      return [planned(operation, { bridgeId: bridge.id }, bridge.name)];
    },
    done: (calls) => `${verb} ${aboutOf(calls)}`,
  };
}

const createBridge: ResourceAction = {
  plan: async ({ session }, asks) => {
    const bridge = await askNewBridge(asks, session.version);
    if (!bridge) return undefined;
    const bridgeId = asks.newId();
    const { type, name } = bridge;
    const params = { bridgeId, type, ...(name === '' ? {} : { name }) };
    return [planned('bridges.createWithId', params, name === '' ? bridgeId : name)];
  },
  done: (calls) => `Created the bridge ${aboutOf(calls)}`,
};

const addToBridge: ResourceAction = {
  plan: async (target, asks) => {
    const bridge = bridgeOf(target);
    const members = await askNewMembers(target, bridge, asks);
    return members && addCalls(namedBridge(bridge), members.channels, members.options);
  },
  done: (calls) => {
    const count = calls.flatMap(({ params }) => params.channel).length;
    return `Added ${countOf(count, 'channel')} to ${aboutOf(calls)}`;
  },
};

const takeFromBridge: ResourceAction = {
  plan: async (target, asks) => {
    const bridge = bridgeOf(target);
    const members = await askMembers(target, bridge, asks);
    return members && takeCalls(namedBridge(bridge), members);
  },
  done: (calls) => `Removed ${namedOr(calls, 'channel')} from its bridge`,
};

const playOnBridge: ResourceAction = {
  plan: async (target, { title, signal, newId, recentMedia }) => {
    const bridge = namedBridge(bridgeOf(target));
    const media = await chooseMedia(title, target.session, recentMedia, signal);
    if (!media) return undefined;
    await recentMedia.add(media.join(','));
    return [playOnBridgeCall(bridge, media, newId())];
  },
  done: (calls) => `Playing to all in ${aboutOf(calls)}`,
};

const recordBridge: ResourceAction = {
  plan: async (target, asks) => {
    const { id: bridgeId, name } = namedBridge(bridgeOf(target));
    const answers = await askForm(asks, recordFields(new Date()), 'Record');
    return answers && [planned('bridges.record', { bridgeId, ...recordParams(answers) }, name)];
  },
  question: recordQuestion,
  done: (calls) => `Recording ${aboutOf(calls)} as ${String(calls[0]?.params.name)}`,
};

const startBridgeMoh: ResourceAction = {
  plan: async (target, asks) => {
    const { id: bridgeId, name } = namedBridge(bridgeOf(target));
    const answers = await askForm(
      asks,
      [
        {
          key: 'mohClass',
          label: 'Class',
          prompt:
            'Class of musiconhold.conf; empty for the default. Asterisk accepts unknown ones in silence',
        },
      ],
      'Start',
    );
    if (!answers) return undefined;
    const { mohClass = '' } = answers;
    return [planned('bridges.startMoh', { bridgeId, ...(mohClass === '' ? {} : { mohClass }) }, name)];
  },
  done: (calls) => `Started music on hold on ${aboutOf(calls)}`,
};

const setVideoSource: ResourceAction = {
  plan: async (target, asks) => {
    const bridge = bridgeOf(target);
    const { id: bridgeId } = bridge;
    const { channel: channels } = target.session.store.resources;
    const answers = await askForm(
      asks,
      [
        {
          key: 'channelId',
          label: 'Channel',
          prompt: 'Whom shall the others see?',
          only: true,
          choices: bridge.channelIds.map((id) => ({ label: channels.get(id)?.name ?? id, value: id })),
        },
      ],
      'Set',
    );
    const channelId = answers?.channelId;
    if (channelId === undefined) return undefined;
    return [
      planned('bridges.setVideoSource', { bridgeId, channelId }, channels.get(channelId)?.name ?? channelId),
    ];
  },
  done: (calls) => `The bridge now shows ${aboutOf(calls)}`,
};

const destroyBridge: ResourceAction = {
  plan: ({ session, ids }) => {
    const { bridge: bridges } = session.store.resources;
    const chosen = ids.map((id) => bridges.get(id)).filter((bridge) => bridge !== undefined);
    return chosen.map((bridge) =>
      planned('bridges.destroy', { bridgeId: bridge.id }, namedBridge(bridge).name),
    );
  },
  question: (calls, { session }) => {
    const { bridge: bridges } = session.store.resources;
    const members = calls.reduce(
      (sum, { params }) => sum + (bridges.get(String(params.bridgeId))?.channelIds.length ?? 0),
      0,
    );
    return {
      question: `Destroy ${bridgesOf(calls)} on ${session.profile.name}?`,
      detail: [
        `${countOf(members, 'channel')} in ${calls.length === 1 ? 'it' : 'them'} will hear each other no more. They stay in their application.`,
        ...(calls.length === 1 ? [] : calls.map(({ about }) => about)),
      ],
      button: 'Destroy',
    };
  },
  done: (calls) => `Destroyed ${bridgesOf(calls)}`,
};

/** The plans of every action on bridges. */
export const BRIDGE_PLANS: Readonly<Record<keyof typeof BRIDGE_ACTIONS, ResourceAction>> = {
  createBridge,
  addToBridge,
  takeFromBridge,
  playOnBridge,
  recordBridge,
  startBridgeMoh,
  stopBridgeMoh: plain('bridges.stopMoh', 'Stopped music on hold on'),
  setVideoSource,
  clearVideoSource: plain('bridges.clearVideoSource', 'Cleared the video source of'),
  getBridgeVariables,
  setBridgeVariables,
  destroyBridge,
};

import { askForm } from '../askForm';
import { playOnBridgeCall } from '../bridge/bridgeCalls';
import { countOf, namedOr } from '../callsOutcome';
import { playCalls } from '../channel/channelCalls';
import { channelText } from '../channelText';
import { namedBridge } from '../named';
import { planned, type PlannedCall } from '../plannedCall';
import { copyNameProblem } from '../recordings/copyNameProblem';
import type { ResourceAction } from '../resourceAction';
import { listenersOf } from './listenersOf';

/** The operations on a recording under way. */
type LiveOperation =
  | 'recordings.cancel'
  | 'recordings.mute'
  | 'recordings.pause'
  | 'recordings.stop'
  | 'recordings.unmute'
  | 'recordings.unpause';

/** What a question is about, which names a recording as one. */
function recordingsOf(calls: readonly PlannedCall[]): string {
  return `${calls.length === 1 ? 'the recording ' : ''}${namedOr(calls, 'recording')}`;
}

/** The same operation on every recording that the action is about. */
export function livePlan(operation: LiveOperation, verb: string): ResourceAction {
  return {
    plan: ({ ids }) => ids.map((recordingName) => planned(operation, { recordingName }, recordingName)),
    done: (calls) => `${verb} ${namedOr(calls, 'recording')}`,
  };
}

/** Ends recordings and throws away what they hold. */
export const discardRecording: ResourceAction = {
  ...livePlan('recordings.cancel', 'Discarded'),
  question: (calls, { session }) => ({
    question: `Discard ${recordingsOf(calls)} on ${session.profile.name}?`,
    detail: [
      'It ends, and what it holds so far is lost. Stop Recording keeps it.',
      ...(calls.length === 1 ? [] : calls.map(({ about }) => about)),
    ],
    button: 'Discard',
  }),
};

const BRIDGE = 'bridge:';
const CHANNEL = 'channel:';

/** Plays what the action is about, a `recording` or a `sound`, to a channel or to all in a bridge. */
export function playPlan(scheme: 'recording' | 'sound'): ResourceAction {
  return {
    plan: async (target, asks) => {
      const media = [`${scheme}:${target.ids[0] ?? ''}`];
      const { channels, bridges } = listenersOf(target.session.store.resources);
      const answers = await askForm(
        asks,
        [
          {
            key: 'listener',
            label: 'Listener',
            prompt:
              channels.length === 0
                ? 'Nobody can hear it now: no channel is in an application'
                : 'Who shall hear it?',
            only: true,
            choices: [
              ...channels.map((channel) => ({
                label: channel.name,
                description: channelText(channel),
                value: `${CHANNEL}${channel.id}`,
              })),
              ...bridges.map((bridge) => ({
                label: namedBridge(bridge).name,
                description: `bridge · ${countOf(bridge.channelIds.length, 'channel')}`,
                icon: 'git-merge',
                value: `${BRIDGE}${bridge.id}`,
              })),
            ],
          },
        ],
        'Play',
      );
      const listener = answers?.listener ?? '';
      const bridge = bridges.find(({ id }) => listener === `${BRIDGE}${id}`);
      if (bridge) return [playOnBridgeCall(namedBridge(bridge), media, asks.newId())];
      const channel = channels.find(({ id }) => listener === `${CHANNEL}${id}`);
      return channel && playCalls([channel], media, asks.newId);
    },
    done: (calls) => `Playing ${String(calls[0]?.params.media)} on ${calls[0]?.about ?? ''}`,
  };
}

/** Copies a stored recording under another name. */
export const copyRecording: ResourceAction = {
  plan: async ({ ids: [recordingName = ''] }, asks) => {
    const answers = await askForm(
      asks,
      [
        {
          key: 'name',
          label: 'Name',
          prompt: `Name of the copy of ${recordingName}`,
          value: `${recordingName}-copy`,
          problem: (text) => copyNameProblem(text, recordingName),
        },
      ],
      'Copy',
    );
    const destinationRecordingName = answers?.name?.trim();
    if (destinationRecordingName === undefined) return undefined;
    return [planned('recordings.copyStored', { recordingName, destinationRecordingName }, recordingName)];
  },
  done: (calls) =>
    `Copied ${namedOr(calls, 'recording')} to ${String(calls[0]?.params.destinationRecordingName)}`,
};

/** Deletes stored recordings. */
export const deleteRecording: ResourceAction = {
  plan: ({ ids }) =>
    ids.map((recordingName) => planned('recordings.deleteStored', { recordingName }, recordingName)),
  question: (calls, { session }) => ({
    question: `Delete ${recordingsOf(calls)} on ${session.profile.name}?`,
    detail: [
      'The file on the server is deleted; nobody can bring it back.',
      ...(calls.length === 1 ? [] : calls.map(({ about }) => about)),
    ],
    button: 'Delete',
  }),
  done: (calls) => `Deleted ${namedOr(calls, 'recording')}`,
};

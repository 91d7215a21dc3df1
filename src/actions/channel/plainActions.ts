import { verbOf } from '../callsOutcome';
import type { ResourceAction } from '../resourceAction';
import { callEach, removeCalls } from './channelCalls';
import { channelsOf } from './channelsOf';

/** The operations that need nothing but the channel. */
type PlainOperation =
  | 'channels.answer'
  | 'channels.hold'
  | 'channels.progress'
  | 'channels.ring'
  | 'channels.ringStop'
  | 'channels.startSilence'
  | 'channels.stopMoh'
  | 'channels.stopSilence'
  | 'channels.unhold';

function plain(operation: PlainOperation, verb: string): ResourceAction {
  return { plan: (target) => callEach(channelsOf(target), operation, {}), done: verbOf(verb) };
}

const removeFromBridge: ResourceAction = {
  plan: (target) => removeCalls(channelsOf(target)),
  done: verbOf('Unbridged'),
};

/** The actions on channels that ask nothing. */
export const PLAIN_ACTIONS = {
  answer: plain('channels.answer', 'Answered'),
  ring: plain('channels.ring', 'Ringing to'),
  ringStop: plain('channels.ringStop', 'No more ringing to'),
  progress: plain('channels.progress', 'Told progress to'),
  hold: plain('channels.hold', 'Held'),
  unhold: plain('channels.unhold', 'No longer held:'),
  stopMoh: plain('channels.stopMoh', 'Stopped music on hold on'),
  startSilence: plain('channels.startSilence', 'Silence on'),
  stopSilence: plain('channels.stopSilence', 'Stopped silence on'),
  removeFromBridge,
};

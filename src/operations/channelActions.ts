import { awaitsFarEnd, channelActionAvailability, type ChannelAction } from '../shared/channelActions';
import type { LiveChannel } from '../shared/liveResources';
import { ofChannel, type ActionFacts } from './actionFacts';

/** As the buttons of the events view judge it. */
function asButton(action: ChannelAction): NonNullable<ActionFacts['fits']> {
  return ofChannel((channel) => channelActionAvailability(action, channel, false).enabled);
}

/** ARI refuses (409) what needs control of a channel that is in no application. */
const inStasis = ofChannel(({ stasis }) => stasis !== undefined);

/** Nobody hears or is heard on a call to the outside before it is answered: Asterisk answers 412. */
const heard = ofChannel((channel) => channel.stasis !== undefined && !awaitsFarEnd(channel));

/**
 * What is heard before the answer can be recorded. A channel in a bridge cannot: 201, and then RecordingFailed; the
 * bridge can, and a snoop of the channel.
 */
const recordable = ofChannel(({ stasis, state, bridgeId }) => {
  return stasis !== undefined && state !== 'Down' && bridgeId === undefined;
});

const isUp = ofChannel(({ stasis, state }) => stasis !== undefined && state === 'Up');

/** Only these have figures of their media, and a far end that sent us a REFER: Asterisk answers 403 for others. */
function isPjsip({ name }: LiveChannel): boolean {
  return /^PJSIP\//i.test(name);
}

/** What set or got several variables of a channel at once came with these. */
export const SEVERAL_VARIABLES_SINCE = ['20.20.0', '22.10.0', '23.4.0'];

/** The typed actions on channels, in the order in which they are listed. */
export const CHANNEL_ACTIONS = {
  answer: {
    title: 'Answer',
    kinds: ['channel'],
    operations: ['channels.answer'],
    several: true,
    fits: asButton('answer'),
  },
  play: {
    title: 'Play',
    kinds: ['channel'],
    operations: ['channels.playWithId'],
    several: true,
    fits: asButton('play'),
  },
  bridge: {
    title: 'Bridge',
    kinds: ['channel'],
    operations: ['bridges.createWithId', 'bridges.addChannel'],
    several: true,
    fits: asButton('bridge'),
  },
  removeFromBridge: {
    title: 'Remove from Bridge',
    kinds: ['channel'],
    operations: ['bridges.removeChannel'],
    several: true,
    fits: asButton('removeFromBridge'),
  },
  hangup: {
    title: 'Hang Up',
    kinds: ['channel', 'localPair'],
    operations: ['channels.hangup'],
    several: true,
  },
  hangupWithReason: {
    title: 'Hang Up with Reason',
    kinds: ['channel', 'localPair'],
    operations: ['channels.hangup'],
    several: true,
  },
  ring: {
    title: 'Ring',
    kinds: ['channel'],
    operations: ['channels.ring'],
    several: true,
    fits: heard,
  },
  ringStop: {
    title: 'Stop Ringing',
    kinds: ['channel'],
    operations: ['channels.ringStop'],
    several: true,
    fits: heard,
  },
  progress: {
    title: 'Indicate Progress',
    kinds: ['channel'],
    operations: ['channels.progress'],
    several: true,
    since: ['20.16.0', '21.11.0', '22.6.0'],
    fits: ofChannel(({ stasis, state }) => stasis !== undefined && state === 'Ring'),
  },
  hold: { title: 'Hold', kinds: ['channel'], operations: ['channels.hold'], several: true, fits: isUp },
  unhold: { title: 'Unhold', kinds: ['channel'], operations: ['channels.unhold'], several: true, fits: isUp },
  mute: { title: 'Mute', kinds: ['channel'], operations: ['channels.mute'], several: true, fits: heard },
  unmute: {
    title: 'Unmute',
    kinds: ['channel'],
    operations: ['channels.unmute'],
    several: true,
    fits: heard,
  },
  startMoh: {
    title: 'Start Music on Hold',
    kinds: ['channel'],
    operations: ['channels.startMoh'],
    several: true,
    fits: heard,
  },
  stopMoh: {
    title: 'Stop Music on Hold',
    kinds: ['channel'],
    operations: ['channels.stopMoh'],
    several: true,
    fits: heard,
  },
  startSilence: {
    title: 'Start Silence',
    kinds: ['channel'],
    operations: ['channels.startSilence'],
    several: true,
    fits: heard,
  },
  stopSilence: {
    title: 'Stop Silence',
    kinds: ['channel'],
    operations: ['channels.stopSilence'],
    several: true,
    fits: heard,
  },
  sendDtmf: {
    title: 'Send DTMF',
    kinds: ['channel'],
    operations: ['channels.sendDTMF'],
    several: true,
    fits: heard,
  },
  record: { title: 'Record', kinds: ['channel'], operations: ['channels.record'], fits: recordable },
  snoop: {
    title: 'Snoop',
    kinds: ['channel'],
    operations: ['channels.snoopChannelWithId'],
    fits: ofChannel(({ state }) => state !== 'Down'),
  },
  getVariables: {
    title: 'Get Variables',
    kinds: ['channel'],
    operations: ['channels.getChannelVar'],
    reads: true,
  },
  setVariables: {
    title: 'Set Variables',
    kinds: ['channel'],
    operations: ['channels.setChannelVar', 'channels.setChannelVars'],
    several: true,
    fits: inStasis,
  },
  continueInDialplan: {
    title: 'Continue in Dialplan',
    kinds: ['channel'],
    operations: ['channels.continueInDialplan'],
    several: true,
    fits: heard,
  },
  redirect: { title: 'Redirect', kinds: ['channel'], operations: ['channels.redirect'], fits: heard },
  move: {
    title: 'Move to Application',
    kinds: ['channel'],
    operations: ['channels.move'],
    several: true,
    fits: inStasis,
  },
  dial: {
    title: 'Dial',
    kinds: ['channel'],
    operations: ['channels.dial'],
    fits: ofChannel(({ stasis, state }) => stasis !== undefined && state === 'Down'),
  },
  rtpStatistics: {
    title: 'RTP Statistics',
    kinds: ['channel'],
    operations: ['channels.rtpstatistics'],
    reads: true,
    fits: ofChannel((channel) => channel.state !== 'Down' && isPjsip(channel)),
  },
  transferProgress: {
    title: 'Transfer Progress',
    kinds: ['channel'],
    operations: ['channels.transfer_progress'],
    since: ['20.13.0', '21.8.0', '22.3.0'],
    fits: ofChannel((channel) => channel.stasis !== undefined && isPjsip(channel)),
  },
} as const satisfies Readonly<Record<string, ActionFacts>>;

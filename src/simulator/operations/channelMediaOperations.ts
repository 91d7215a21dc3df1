import { indicate } from '../exchange/calls/signals';
import type { Exchange } from '../exchange/exchange';
import type { MediaTarget } from '../exchange/media/mediaTarget';
import type { SimulatedChannel } from '../exchange/simulatedChannel';
import { Refusal } from '../refusal';
import { noContent, playbackCreated, recordingCreated, type Answer } from './answer';
import type { OperationHandler, OperationHandlers } from './operationHandlers';
import { playbackOrder, refuseNegative } from './playbackOrder';
import { recordingRequest } from './recordingRequest';
import type { RequestParams } from './requestParams';
import { dialledChannel, stasisChannel } from './stasisChannel';

/** What is heard on channels: the operations of `channelMediaOperations`. */
export type ChannelMediaOperation =
  | 'channels.play'
  | 'channels.playWithId'
  | 'channels.record'
  | 'channels.startMoh'
  | 'channels.stopMoh'
  | 'channels.startSilence'
  | 'channels.stopSilence'
  | 'channels.hold'
  | 'channels.unhold'
  | 'channels.mute'
  | 'channels.unmute'
  | 'channels.sendDTMF';

/**
 * Playing, recording, music, muting and digits on a channel. All of it waits in the channel's queue; the
 * requests themselves do not wait.
 */
export function channelMediaOperations(exchange: Exchange): OperationHandlers<ChannelMediaOperation> {
  const play = (params: RequestParams): Answer => playOnChannel(exchange, params);
  const sound = (what: string, isOn: boolean): OperationHandler => {
    return (params) => {
      const { channel, control } = dialledChannel(exchange, params.text('channelId'));
      control.send(() => exchange.media.audio.set(channel, what, isOn));
      return noContent();
    };
  };
  const direct = (params: RequestParams): Answer => {
    const { control } = dialledChannel(exchange, params.text('channelId'));
    checkDirection(params);
    control.send(() => undefined);
    return noContent();
  };
  return {
    'channels.play': play,
    'channels.playWithId': play,
    'channels.record': (params) => recordChannel(exchange, params),
    'channels.startMoh': sound('music', true),
    'channels.stopMoh': sound('music', false),
    'channels.startSilence': sound('silence', true),
    'channels.stopSilence': sound('silence', false),
    // What a far end makes of hold is its own affair: Asterisk only passes it on, and tells nobody.
    'channels.hold': sound('hold', false),
    'channels.unhold': sound('hold', false),
    'channels.mute': direct,
    'channels.unmute': direct,
    'channels.sendDTMF': (params) => sendDigits(exchange, params),
  };
}

function playOnChannel(exchange: Exchange, params: RequestParams): Answer {
  const { channel, control } = dialledChannel(exchange, params.text('channelId'));
  refuseNegative(params, { skipms: 'skipms', offsetms: 'offsetms' });
  const order = playbackOrder(params, channel.language);
  if (!order) throw new Refusal(500, 'Failed to queue media for playback');
  const { audio, playbacks } = exchange.media;
  const isHungUp = (): boolean => channel.hangup.aborted;
  // Whoever called hears what plays before the answer.
  if (channel.state !== 'Up') control.send(() => indicate(exchange, channel, 'progress'));
  const { answer, over } = playbacks.start(order, targetOf(exchange, channel), control, isHungUp);
  audio.set(channel, answer.id, true);
  void over.then(() => audio.set(channel, answer.id, false));
  return playbackCreated(answer);
}

function recordChannel(exchange: Exchange, params: RequestParams): Answer {
  const { channel, control } = stasisChannel(exchange, params.text('channelId'));
  refuseNegative(params, {
    maxDurationSeconds: 'max_duration_seconds',
    maxSilenceSeconds: 'max_silence_seconds',
  });
  const { answer, over } = exchange.media.recordings.start(recordingRequest(exchange, params), {
    target: targetOf(exchange, channel),
    control,
    hasAudio: () => exchange.media.audio.comesFrom(channel),
    obstacle: () => (channel.bridge ? 'Cannot record channel while in bridge' : undefined),
    isHungUp: () => channel.hangup.aborted,
  });
  void over;
  return recordingCreated(answer);
}

function sendDigits(exchange: Exchange, params: RequestParams): Answer {
  const { channel, control } = dialledChannel(exchange, params.text('channelId'));
  const digits = params.text('dtmf') ?? '';
  if (digits === '') throw new Refusal(400, 'DTMF is required');
  const timing = {
    before: params.integer('before') ?? 0,
    between: params.integer('between') ?? 100,
    duration: params.integer('duration') ?? 100,
    after: params.integer('after') ?? 0,
  };
  control.send((signal) => exchange.media.digits.send(channel, digits, timing, signal));
  return noContent();
}

function targetOf({ channels }: Exchange, channel: SimulatedChannel): MediaTarget {
  return { uri: `channel:${channel.id}`, publish: (event) => channels.publish(channel, event) };
}

/** Throws a 400 `Refusal`. */
function checkDirection(params: RequestParams): void {
  const direction = params.text('direction') ?? '';
  if (direction === '') throw new Refusal(400, 'Direction is required');
  if (!['in', 'out', 'both'].includes(direction)) throw new Refusal(400, 'Invalid direction specified');
}

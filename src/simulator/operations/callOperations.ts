import { reportRtpQuality } from '../exchange/calls/rtpQuality';
import { answerChannel, indicate } from '../exchange/calls/signals';
import type { Exchange } from '../exchange/exchange';
import type { CallSignal } from '../exchange/simulatedChannel';
import { moveToApplication } from '../exchange/stasis/runStasis';
import { Refusal } from '../refusal';
import { noContent, ok, type Answer } from './answer';
import { continueInDialplan } from './continueInDialplan';
import { createOperations, type CreateOperation } from './createOperations';
import { hangupCauseOf } from './hangupReasons';
import type { OperationHandlers } from './operationHandlers';
import type { RequestParams } from './requestParams';
import { channelOf, dialledChannel, stasisChannel } from './stasisChannel';
import { transferOperations, type TransferOperation } from './transferOperations';

/** The operations on calls; media and variables of channels are files of their own. */
type CallOperation =
  | CreateOperation
  | TransferOperation
  | 'channels.list'
  | 'channels.get'
  | 'channels.hangup'
  | 'channels.answer'
  | 'channels.ring'
  | 'channels.ringStop'
  | 'channels.progress'
  | 'channels.continueInDialplan'
  | 'channels.move';

/** Calls: making, answering, moving and ending channels. */
export function callOperations(exchange: Exchange): OperationHandlers<CallOperation> {
  const { channels } = exchange;
  const signal = (params: RequestParams, what: CallSignal): Answer => {
    const { channel, control } = dialledChannel(exchange, params.text('channelId'));
    control.send(() => indicate(exchange, channel, what));
    return noContent();
  };
  return {
    ...createOperations(exchange),
    ...transferOperations(exchange),
    'channels.list': () => ok(channels.all().map((channel) => channel.toJson())),
    'channels.get': (params) => {
      const channel = channels.shown(params.text('channelId') ?? '');
      if (!channel) throw new Refusal(404, 'Channel not found');
      return ok(channel.toJson());
    },
    'channels.hangup': (params) => {
      const channel = channelOf(exchange, params.text('channelId'));
      channel.cause = hangupCauseOf(params);
      reportRtpQuality(exchange, channel);
      channels.requestHangup(channel, 32, true);
      return noContent();
    },
    'channels.answer': async (params) => {
      const { channel, control } = dialledChannel(exchange, params.text('channelId'));
      try {
        await control.perform(() => answerChannel(exchange, channel));
      } catch {
        throw new Refusal(500, 'Failed to answer channel');
      }
      return noContent();
    },
    'channels.ring': (params) => signal(params, 'ringing'),
    'channels.ringStop': (params) => {
      dialledChannel(exchange, params.text('channelId'));
      return noContent();
    },
    'channels.progress': (params) => signal(params, 'progress'),
    'channels.continueInDialplan': (params) => continueInDialplan(exchange, params),
    'channels.move': (params) => {
      const { channel, control } = stasisChannel(exchange, params.text('channelId'));
      const application = params.text('app') ?? '';
      const args = params.text('appArgs') ?? '';
      control.send(() =>
        moveToApplication(exchange, channel, control, application, args === '' ? [] : args.split(',')),
      );
      return noContent();
    },
  };
}

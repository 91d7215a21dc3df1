import { originate } from '../exchange/calls/originate';
import { reportRtpQuality } from '../exchange/calls/rtpQuality';
import { answerChannel, indicate } from '../exchange/calls/signals';
import type { Exchange } from '../exchange/exchange';
import { moveToApplication } from '../exchange/stasis/runStasis';
import { noContent, ok } from './answer';
import { hangupCauseOf } from './hangupReasons';
import type { OperationHandlers } from './operationHandlers';
import { originateRequest, priorityOf } from './originateRequest';
import { channelOf, dialledChannel, stasisChannel } from './stasisChannel';
import { Refusal } from '../refusal';

/** What `callOperations` serves; media and variables of channels are files of their own. */
type CallOperations = OperationHandlers<
  | 'channels.list'
  | 'channels.get'
  | 'channels.originate'
  | 'channels.originateWithId'
  | 'channels.hangup'
  | 'channels.answer'
  | 'channels.ring'
  | 'channels.ringStop'
  | 'channels.progress'
  | 'channels.continueInDialplan'
  | 'channels.move'
>;

/** Calls: making, answering, moving and ending channels. */
export function callOperations(exchange: Exchange): CallOperations {
  const { channels } = exchange;
  return {
    'channels.list': () => ok(channels.all().map((channel) => channel.toJson())),
    'channels.get': (params) => ok(channelOf(exchange, params.text('channelId')).toJson()),
    'channels.originate': (params) => ok(originate(exchange, originateRequest(exchange, params))),
    'channels.originateWithId': (params) => ok(originate(exchange, originateRequest(exchange, params))),
    'channels.hangup': (params) => {
      const channel = channelOf(exchange, params.text('channelId'));
      channel.cause = hangupCauseOf(params);
      reportRtpQuality(exchange, channel);
      channels.requestHangup(channel, 32, true);
      return noContent();
    },
    'channels.answer': async (params) => {
      const { channel, control } = dialledChannel(exchange, params.text('channelId'));
      await control
        .perform(() => answerChannel(exchange, channel))
        .catch(() => {
          throw new Refusal(500, 'Failed to answer channel');
        });
      return noContent();
    },
    'channels.ring': (params) => {
      const { channel, control } = dialledChannel(exchange, params.text('channelId'));
      void control.perform(() => indicate(exchange, channel, 'ringing')).catch(() => undefined);
      return noContent();
    },
    'channels.ringStop': (params) => {
      dialledChannel(exchange, params.text('channelId'));
      return noContent();
    },
    'channels.progress': (params) => {
      const { channel, control } = dialledChannel(exchange, params.text('channelId'));
      void control.perform(() => indicate(exchange, channel, 'progress')).catch(() => undefined);
      return noContent();
    },
    'channels.continueInDialplan': (params) => {
      const { channel, control } = stasisChannel(exchange, params.text('channelId'));
      const context = params.text('context') || undefined;
      const exten = params.text('extension') || undefined;
      const { dialplan } = channel;
      const priority = priorityOf(exchange, params, context ?? dialplan.context, exten ?? dialplan.exten);
      const jumps = context !== undefined || exten !== undefined || priority !== undefined;
      void control
        .perform(() => {
          if (jumps) {
            control.continueAt = {
              context: context ?? dialplan.context,
              exten: exten ?? dialplan.exten,
              priority: priority ?? 1,
            };
          }
          control.end();
        })
        .catch(() => undefined);
      return noContent();
    },
    'channels.move': (params) => {
      const { channel, control } = stasisChannel(exchange, params.text('channelId'));
      const app = params.text('app') ?? '';
      const args = params.text('appArgs') ?? '';
      void control
        .perform(() => moveToApplication(exchange, channel, control, app, args === '' ? [] : args.split(',')))
        .catch(() => undefined);
      return noContent();
    },
  };
}

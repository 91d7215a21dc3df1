import { createChannel, dialCreated, type CreateRequest } from '../exchange/calls/createChannel';
import { externalMedia } from '../exchange/calls/externalMedia';
import { originate } from '../exchange/calls/originate';
import { snoopChannel } from '../exchange/calls/snoopChannel';
import type { Exchange } from '../exchange/exchange';
import { Refusal } from '../refusal';
import { noContent, ok, type Answer } from './answer';
import { externalMediaRequest } from './externalMediaRequest';
import type { OperationHandlers } from './operationHandlers';
import { originateRequest, outgoingRequest } from './originateRequest';
import { givenText } from './givenText';
import type { RequestParams } from './requestParams';
import { stasisChannel } from './stasisChannel';

/** The operations that make channels. */
export type CreateOperation =
  | 'channels.originate'
  | 'channels.originateWithId'
  | 'channels.create'
  | 'channels.dial'
  | 'channels.snoopChannel'
  | 'channels.snoopChannelWithId'
  | 'channels.externalMedia';

/** Making channels: for a call, for a later one, to listen, and for media from elsewhere. */
export function createOperations(exchange: Exchange): OperationHandlers<CreateOperation> {
  const originateChannel = (params: RequestParams): Answer =>
    ok(originate(exchange, originateRequest(exchange, params)));
  const snoop = (params: RequestParams): Answer => ok(snoopOn(exchange, params));
  return {
    'channels.originate': originateChannel,
    'channels.originateWithId': originateChannel,
    'channels.create': (params) => ok(createChannel(exchange, createRequest(exchange, params))),
    'channels.dial': (params) => {
      const { channel, control } = stasisChannel(exchange, params.text('channelId'));
      if (channel.state !== 'Down') throw new Refusal(409, "Channel is not in the 'Down' state");
      const seconds = params.integer('timeout') ?? 0;
      // A real server dials once more here, and has been seen to crash by it.
      if (!channel.isCalled) {
        dialCreated(exchange, channel, control, seconds > 0 ? seconds * 1000 : undefined);
      }
      return noContent();
    },
    'channels.snoopChannel': snoop,
    'channels.snoopChannelWithId': snoop,
    'channels.externalMedia': (params) => {
      const channel = externalMedia(exchange, externalMediaRequest(params));
      if (!channel) throw new Refusal(500, 'An internal error prevented this request from being handled');
      return ok(channel);
    },
  };
}

/** Unlike `originate`, Asterisk does not mind a missing application or an unknown originator here. */
function createRequest(exchange: Exchange, params: RequestParams): CreateRequest {
  return {
    ...outgoingRequest(exchange, params, { isLenient: true }),
    application: params.text('app') ?? '',
    args: params.text('appArgs') ?? '',
  };
}

const DIRECTIONS = ['none', 'both', 'out', 'in'];

function snoopOn(exchange: Exchange, params: RequestParams): unknown {
  const directions = ['spy', 'whisper'].map((name) => {
    const direction = givenText(params, name) ?? 'none';
    if (DIRECTIONS.includes(direction)) return direction;
    throw new Refusal(400, `Invalid direction specified for ${name}`);
  });
  if (directions.every((direction) => direction === 'none')) {
    throw new Refusal(400, 'Direction must be specified for at least spy or whisper');
  }
  const application = params.text('app') ?? '';
  if (application === '') throw new Refusal(400, 'Application name is required');
  const spied = exchange.channels.get(params.text('channelId') ?? '');
  if (!spied) throw new Refusal(404, 'Provided channel was not found');
  const snoop = snoopChannel(exchange, spied, {
    id: givenText(params, 'snoopId'),
    application,
    args: params.text('appArgs') ?? '',
  });
  if (!snoop) throw new Refusal(500, 'Snoop channel could not be created');
  return snoop;
}

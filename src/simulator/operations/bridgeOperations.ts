import type { Exchange } from '../exchange/exchange';
import { ChannelGone } from '../exchange/stasisControl';
import { Refusal } from '../refusal';
import { noContent, ok, type Answer } from './answer';
import { bridgeMediaOperations } from './bridgeMediaOperations';
import { bridgeOf } from './bridgeOf';
import { assignBridgeVariables, bridgeVariableOperations } from './bridgeVariableOperations';
import type { OperationHandlers, OperationsOf } from './operationHandlers';
import type { RequestParams } from './requestParams';
import { stasisChannel } from './stasisChannel';
import { readAssignments } from './variableOperations';
import { isFields } from '../../shared/fields';

type StasisChannel = ReturnType<typeof stasisChannel>;

/** `/bridges`. */
export function bridgeOperations(exchange: Exchange): OperationHandlers<OperationsOf<'bridges'>> {
  const { bridges } = exchange;
  const create = (params: RequestParams): Answer => createBridge(exchange, params);
  return {
    'bridges.list': () => ok(bridges.all().map((bridge) => bridge.toJson())),
    'bridges.get': (params) => ok(bridgeOf(exchange, params).toJson()),
    'bridges.create': create,
    'bridges.createWithId': create,
    'bridges.destroy': (params) => {
      bridges.destroy(bridgeOf(exchange, params));
      return noContent();
    },
    'bridges.addChannel': (params) => addChannels(exchange, params),
    'bridges.removeChannel': (params) => removeChannels(exchange, params),
    'bridges.setVideoSource': (params) => {
      const bridge = bridgeOf(exchange, params);
      const { channel } = memberToBe(exchange, params.text('channelId'));
      if (channel.bridge !== bridge) throw new Refusal(422, 'Channel not in this bridge');
      bridges.setVideoSource(bridge, channel);
      return noContent();
    },
    'bridges.clearVideoSource': (params) => {
      bridges.clearVideoSource(bridgeOf(exchange, params));
      return noContent();
    },
    ...bridgeMediaOperations(exchange),
    ...bridgeVariableOperations(exchange),
  };
}

function createBridge({ bridges }: Exchange, params: RequestParams): Answer {
  const given = params.text('bridgeId') ?? '';
  const id = given === '' ? undefined : given;
  const variables = params.json('variables');
  const assignments = isFields(variables) ? readAssignments(variables) : [];
  if (id !== undefined && bridges.isTaken(id)) {
    throw new Refusal(409, `Bridge with id '${id}' already exists`);
  }
  const bridge = bridges.create({
    id,
    name: params.text('name'),
    types: params.text('type'),
    prepare: (made) => assignBridgeVariables(made, assignments),
  });
  if (!bridge) {
    throw new Refusal(500, `Unable to create bridge. Possible duplicate bridge id '${id ?? '(null)'}'`);
  }
  return ok(bridge.toJson());
}

/** All or none: one channel that cannot come in keeps the others out too. */
async function addChannels(exchange: Exchange, params: RequestParams): Promise<Answer> {
  const bridge = bridgeOf(exchange, params);
  const members = channelsOf(exchange, params);
  for (const { channel } of members) {
    if (exchange.media.recordings.isRecording(`channel:${channel.id}`)) {
      throw new Refusal(409, `Channel ${channel.id} currently recording`);
    }
  }
  const options = {
    absorbsDtmf: params.flag('absorbDTMF') ?? false,
    isMuted: params.flag('mute') ?? false,
    inhibitsConnectedLine: params.flag('inhibitConnectedLineUpdates') ?? false,
  };
  for (const { channel, control } of members) {
    await orGone(control.perform(() => exchange.bridges.enter(bridge, channel, options)));
  }
  return noContent();
}

async function removeChannels(exchange: Exchange, params: RequestParams): Promise<Answer> {
  const bridge = bridgeOf(exchange, params);
  const members = channelsOf(exchange, params);
  for (const { channel } of members) {
    if (channel.bridge !== bridge) throw new Refusal(422, 'Channel not in this bridge');
  }
  for (const { channel, control } of members) {
    await orGone(
      control.perform(() => {
        if (channel.bridge === bridge) exchange.bridges.leave(channel);
      }),
    );
  }
  return noContent();
}

function channelsOf(exchange: Exchange, params: RequestParams): readonly StasisChannel[] {
  const ids = params.list('channel').filter((id) => id !== '');
  if (ids.length === 0) throw new Refusal(400, 'Missing parameter channel');
  return ids.map((id) => memberToBe(exchange, id));
}

/** Bridges refuse channels with other numbers than channels themselves do. */
function memberToBe(exchange: Exchange, id: string | undefined): StasisChannel {
  try {
    return stasisChannel(exchange, id);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw error.status === 404
      ? new Refusal(400, 'Channel not found')
      : new Refusal(422, 'Channel not in Stasis application');
  }
}

async function orGone(command: Promise<void>): Promise<void> {
  try {
    await command;
  } catch (error) {
    // The request does not notice that the channel left first.
    if (!(error instanceof ChannelGone)) throw error;
  }
}

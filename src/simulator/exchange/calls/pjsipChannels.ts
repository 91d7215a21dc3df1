import { randomUUID } from 'node:crypto';
import type { CallerID } from '../../../ari/generated/resources';
import { Refusal } from '../../refusal';
import type { SimulatedEndpoint } from '../endpoints/simulatedEndpoint';
import type { Exchange } from '../exchange';
import type { SimulatedChannel } from '../simulatedChannel';
import { refuseTakenId } from './refuseTakenId';

/** Makes a channel to the endpoint of `alice` or `number@trunk`. Throws a 409 or 500 `Refusal`. */
export function createPjsip(
  exchange: Exchange,
  address: string,
  channelId: string | undefined,
): SimulatedChannel {
  const [target = ''] = address.split('/');
  const endpoint = exchange.endpoints.get('PJSIP', target.slice(target.lastIndexOf('@') + 1));
  if (endpoint?.state !== 'online') throw new Refusal(500, 'Allocation failed', 'error');
  refuseTakenId(exchange, channelId);
  const place = { context: endpoint.context, exten: 's' };
  return createFor(exchange, endpoint, { ...place, state: 'Down', id: channelId, caller: endpoint.caller });
}

/** Makes the channel of a call that an endpoint begins. */
export function createIncoming(
  exchange: Exchange,
  endpoint: SimulatedEndpoint,
  exten: string,
  caller: CallerID,
): SimulatedChannel {
  const channel = createFor(exchange, endpoint, {
    context: endpoint.context,
    exten,
    state: 'Ring',
    id: undefined,
    caller,
  });
  exchange.channels.setVariable(channel, 'SIPDOMAIN', '127.0.0.1');
  return channel;
}

interface PjsipStart {
  readonly context: string;
  readonly exten: string;
  readonly state: 'Down' | 'Ring';
  readonly id: string | undefined;
  readonly caller: CallerID;
}

function createFor(
  exchange: Exchange,
  endpoint: SimulatedEndpoint,
  { context, exten, state, id, caller }: PjsipStart,
): SimulatedChannel {
  const { channels, clock, identifiers } = exchange;
  const channel = channels.create(
    {
      id: identifiers.channelId(id),
      name: `${endpoint.name}-${identifiers.sequence('PJSIP')}`,
      state,
      dialplan: { context, exten, priority: 1 },
      createdAt: clock.now(),
      caller: { ...caller },
    },
    endpoint.name,
  );
  // Asterisk knows the Call-ID only after ChannelCreated.
  channel.protocolId = randomUUID();
  return channel;
}

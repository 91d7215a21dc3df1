import type { Exchange } from '../exchange/exchange';
import type { SimulatedChannel } from '../exchange/simulatedChannel';
import type { StasisControl } from '../exchange/stasisControl';
import { Refusal } from '../refusal';

/** The channel with this id. Throws a 404 `Refusal`. */
export function channelOf(exchange: Exchange, id: string | undefined): SimulatedChannel {
  const channel = exchange.channels.get(id ?? '');
  if (!channel) throw new Refusal(404, 'Channel not found');
  return channel;
}

/** A channel that an application has, and the queue of its commands. Throws a 404 or 409 `Refusal`. */
export function stasisChannel(
  exchange: Exchange,
  id: string | undefined,
): { channel: SimulatedChannel; control: StasisControl } {
  const channel = channelOf(exchange, id);
  const { control } = channel;
  if (!control) throw new Refusal(409, 'Channel not in Stasis application');
  return { channel, control };
}

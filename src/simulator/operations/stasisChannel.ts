import type { Exchange } from '../exchange/exchange';
import type { SimulatedChannel } from '../exchange/simulatedChannel';
import type { StasisControl } from '../exchange/stasisControl';
import { Refusal } from '../refusal';

/** A channel that an application has, and the queue of its commands. */
interface StasisChannel {
  readonly channel: SimulatedChannel;
  readonly control: StasisControl;
}

/** The channel with this id. Throws a 404 `Refusal`. */
export function channelOf(exchange: Exchange, id: string | undefined): SimulatedChannel {
  const channel = exchange.channels.get(id ?? '');
  if (!channel) throw new Refusal(404, 'Channel not found');
  return channel;
}

/** A channel that an application has. Throws a 404 or 409 `Refusal`. */
export function stasisChannel(exchange: Exchange, id: string | undefined): StasisChannel {
  const channel = channelOf(exchange, id);
  const { control } = channel;
  if (!control) throw new Refusal(409, 'Channel not in Stasis application');
  return { channel, control };
}

/**
 * A channel that an application has and whose call is under way: one that was created and not dialled, or that
 * rings at the far end, takes no commands. Throws a 404, 409 or 412 `Refusal`.
 */
export function dialledChannel(exchange: Exchange, id: string | undefined): StasisChannel {
  const found = stasisChannel(exchange, id);
  const { state } = found.channel;
  if (state === 'Down' || state === 'Ringing') throw new Refusal(412, 'Channel in invalid state');
  return found;
}

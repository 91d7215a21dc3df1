import type { ChannelChange } from '../channels';
import type { Exchange } from '../exchange';
import type { SimulatedChannel } from '../simulatedChannel';

/** Keeps an endpoint's channels, and tells the device states that follow from a channel's change. */
export function followDevices(exchange: Exchange, channel: SimulatedChannel, change: ChannelChange): void {
  if (channel.technology === 'Local') {
    if (change !== 'created') exchange.localDevices.announce(channel);
    return;
  }
  const endpoint = exchange.endpoints.of(channel);
  if (!endpoint) return;
  if (change === 'created') exchange.endpoints.addChannel(endpoint, channel);
  else if (change === 'destroyed') exchange.endpoints.removeChannel(endpoint, channel);
  // A new channel alone tells nothing, be it ringing.
  if (change !== 'created') exchange.endpoints.announce(endpoint);
}

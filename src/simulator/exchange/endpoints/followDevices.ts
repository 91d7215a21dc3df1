import type { ChannelChange } from '../channels';
import type { Exchange } from '../exchange';
import type { SimulatedChannel } from '../simulatedChannel';

/** Keeps an endpoint's channels, and tells the device states that follow from a channel's change. */
export function followDevices(exchange: Exchange, channel: SimulatedChannel, change: ChannelChange): void {
  if (channel.technology === 'Local') {
    if (change !== 'created') exchange.localDevices.announce(channel);
    return;
  }
  if (channel.technology === 'UnicastRTP' || channel.technology === 'Snoop') {
    announceOther(exchange, channel, change);
    return;
  }
  const endpoint = exchange.endpoints.of(channel);
  if (!endpoint) return;
  if (change === 'created') exchange.endpoints.addChannel(endpoint, channel);
  else if (change === 'destroyed') exchange.endpoints.removeChannel(endpoint, channel);
  // A new channel alone tells nothing, be it ringing.
  if (change !== 'created') exchange.endpoints.announce(endpoint);
}

/** Their devices are known while the channel is up; those of Snoop channels never. */
function announceOther(
  { applications }: Exchange,
  { name, technology }: SimulatedChannel,
  change: ChannelChange,
): void {
  if (change === 'created' || (technology === 'Snoop' && change === 'state')) return;
  const device = name.slice(0, name.lastIndexOf('-'));
  const gone = technology === 'Snoop' ? 'INVALID' : 'UNKNOWN';
  applications.publish([{ kind: 'deviceState', id: device }], {
    type: 'DeviceStateChanged',
    device_state: { name: device, state: change === 'state' ? 'INUSE' : gone },
  });
}

import type { Exchange } from '../exchange';
import type { SimulatedChannel } from '../simulatedChannel';

/**
 * Ends a channel for good, as `ast_hangup` does: the other half of a Local channel is told, then comes
 * ChannelDestroyed. Called by whatever ran the channel, after it has ended.
 */
export function hangUp(exchange: Exchange, channel: SimulatedChannel): void {
  if (!exchange.channels.isAlive(channel)) return;
  channel.abort();
  channel.onSignal = undefined;
  const other = channel.otherHalf;
  channel.otherHalf = undefined;
  if (other && exchange.channels.isAlive(other)) {
    other.otherHalf = undefined;
    if (channel.cause !== 0) other.cause = channel.cause;
    exchange.channels.requestHangup(other, channel.cause);
  }
  Object.assign(channel.dialplan, channel.idleApplication);
  exchange.channels.destroy(channel);
}

import type { Exchange } from '../exchange';
import type { CallSignal, SimulatedChannel } from '../simulatedChannel';
import { refuseCall } from './hangUp';
import { sipStatusOfCause } from './sipCauses';

/**
 * Tells whoever called this channel. The other half of a Local channel hears it as its far end; a phone hears
 * ringing, or is refused.
 */
export function indicate(exchange: Exchange, channel: SimulatedChannel, signal: CallSignal): void {
  if (channel.otherHalf) receive(exchange, channel.otherHalf, signal);
  const endpoint = exchange.endpoints.of(channel);
  if (!endpoint) return;
  if (signal === 'ringing') exchange.endpoints.announce(endpoint);
  if ((signal === 'busy' || signal === 'congestion') && channel.state !== 'Up') {
    refuseCall(exchange, channel, channel.cause, sipStatusOfCause(channel.cause));
  }
}

/** What the far end of a channel signals: the channel's state follows, then who waits for an answer is told. */
export function receive(exchange: Exchange, channel: SimulatedChannel, signal: CallSignal): void {
  if (channel.state === 'Up' || !channel.onSignal) return;
  if (signal === 'ringing') exchange.channels.setState(channel, 'Ringing');
  if (signal === 'answer') exchange.channels.setState(channel, 'Up');
  channel.onSignal(signal);
}

/** Answers a channel that came in; nothing happens when it is up. */
export function answerChannel(exchange: Exchange, channel: SimulatedChannel): void {
  if (channel.state === 'Up') return;
  exchange.channels.setState(channel, 'Up');
  indicate(exchange, channel, 'answer');
  channel.onAnswered?.();
}

import type { Exchange } from '../exchange';
import type { SimulatedChannel } from '../simulatedChannel';
import { reportRtpQuality } from './rtpQuality';
import { sipStatusOfCause } from './sipCauses';

/** What the far end of a PJSIP call gives when it cancels before the answer. */
const CANCELLED = { cause: 127, techCause: 487 };

/**
 * Ends a channel for good, as `ast_hangup` does: the other half of a Local channel is told, then comes
 * ChannelDestroyed. Called by whatever ran the channel, after it has ended.
 */
export function hangUp(exchange: Exchange, channel: SimulatedChannel): void {
  if (!exchange.channels.isAlive(channel)) return;
  channel.abort();
  channel.onSignal = undefined;
  endOtherHalf(exchange, channel);
  endSnoops(exchange, channel);
  reportRtpQuality(exchange, channel);
  if (channel.technology === 'PJSIP') channel.techCause ??= sipStatusOfCause(channel.cause);
  Object.assign(channel.dialplan, channel.idleApplication);
  if (channel.isReferred) exchange.channels.strand(channel);
  else exchange.channels.destroy(channel);
}

/** The second half of a Local channel is told to hang up, or is gone at once when it was never called. */
function endOtherHalf(exchange: Exchange, channel: SimulatedChannel): void {
  const other = channel.otherHalf;
  channel.otherHalf = undefined;
  if (!other || !exchange.channels.isAlive(other)) return;
  other.otherHalf = undefined;
  if (!channel.isCalled && !other.isCalled) {
    exchange.channels.destroy(other);
    return;
  }
  exchange.localDevices.end(channel);
  if (channel.cause > 0) other.cause = channel.cause;
  exchange.channels.requestHangup(other, channel.cause);
}

/** Who listened to the channel ends with it, without a hangup request. */
function endSnoops(exchange: Exchange, channel: SimulatedChannel): void {
  for (const snoop of channel.snoops) {
    if (exchange.channels.isAlive(snoop)) snoop.abort();
    else exchange.channels.destroy(snoop);
  }
  channel.snoops.clear();
}

/** The far end of a PJSIP call hangs up: a BYE when it is up, a CANCEL before. */
export function hangUpByPeer(exchange: Exchange, channel: SimulatedChannel): void {
  if (!exchange.channels.isAlive(channel) || channel.hangup.aborted) return;
  if (channel.state === 'Up') reportRtpQuality(exchange, channel);
  else Object.assign(channel, CANCELLED);
  exchange.channels.requestHangup(channel, channel.cause || undefined);
}

/** The far end of a PJSIP call, or Asterisk towards it, refuses with a SIP status. */
export function refuseCall(
  exchange: Exchange,
  channel: SimulatedChannel,
  cause: number,
  status: number | undefined,
): void {
  if (!exchange.channels.isAlive(channel) || channel.hangup.aborted) return;
  Object.assign(channel, { cause, techCause: status });
  exchange.channels.requestHangup(channel, cause);
}

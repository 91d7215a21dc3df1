import type { Exchange } from '../exchange';
import type { SimulatedChannel } from '../simulatedChannel';

/** What Asterisk tells of a call without media: names of the figures, each with an empty result. */
const QUALITY: readonly (readonly [variable: string, value: string])[] = [
  ['RTPAUDIOQOSJITTER', figures('rxjitter', 'txjitter', '')],
  ['RTPAUDIOQOSLOSS', figures('rxlost', 'txlost', '  ')],
  ['RTPAUDIOQOSRTT', ['min', 'max', 'avg', 'stdev'].map((kind) => `     ${kind}rtt=000.000000;`).join('')],
  ['RTPAUDIOQOSMES', figures('rxmes', 'txmes', '   ')],
];

function figures(received: string, sent: string, gap: string): string {
  const each = (what: string): string =>
    ['min', 'max', 'avg', 'stdev'].map((kind) => `${gap}${kind}${what}=000.000000;`).join('');
  return each(received) + each(sent);
}

/**
 * Sets the quality variables of a PJSIP call that was up, once; who shares a bridge with it gets them too. Asterisk
 * does so before the hangup is known, or at the end of the channel.
 */
export function reportRtpQuality(exchange: Exchange, channel: SimulatedChannel): void {
  if (channel.technology !== 'PJSIP' || channel.state !== 'Up') return;
  if (channel.variables.has('RTPAUDIOQOS')) return;
  const summary = `ssrc=${channel.ssrc};themssrc=0;lp=0;rxjitter=0.000000;rxcount=0;txjitter=0.000000;txcount=0;rlp=0;rtt=0.000000;rxmes=0.000000;txmes=0.000000`;
  const members = channel.bridge?.channels ?? [];
  const peer = members.length === 2 ? members.find((member) => member !== channel) : undefined;
  for (const [variable, value] of [['RTPAUDIOQOS', summary] as const, ...QUALITY]) {
    exchange.channels.setVariable(channel, variable, value);
    if (peer) exchange.channels.setVariable(peer, `${variable}BRIDGED`, value);
  }
}

import { hangUpByPeer } from '../exchange/calls/hangUp';
import type { Exchange } from '../exchange/exchange';
import type { SimulatedChannel } from '../exchange/simulatedChannel';
import type { RTPstat } from '../../ari/generated/resources';
import { sleep } from '../clock';
import { Refusal } from '../refusal';
import { noContent, ok } from './answer';
import type { OperationHandlers } from './operationHandlers';
import { channelOf, dialledChannel, stasisChannel } from './stasisChannel';

/** Operations that go to the phone at the far end. */
export type TransferOperation = 'channels.redirect' | 'channels.transfer_progress' | 'channels.rtpstatistics';

/** Milliseconds after which a phone that was sent elsewhere hangs up. */
const REFERRED_HANGUP = 500;
const STATES = ['channel_progress', 'channel_answered', 'channel_unavailable', 'channel_declined'];

/** Sending a caller elsewhere, and the figures of its media. */
export function transferOperations(exchange: Exchange): OperationHandlers<TransferOperation> {
  return {
    'channels.redirect': (params) => {
      const { channel } = dialledChannel(exchange, params.text('channelId'));
      const endpoint = params.text('endpoint') ?? '';
      if (endpoint === '') throw new Refusal(400, "Required parameter 'endpoint' not provided.");
      const [technology = '', resource = ''] = endpoint.split(/\/(.*)/s);
      if (technology === '' || resource === '') {
        throw new Refusal(422, `Endpoint parameter '${endpoint}' does not contain tech/resource`);
      }
      if (technology.toLowerCase() !== channel.technology.toLowerCase()) {
        const words = `Endpoint technology '${technology}' does not match channel technology`;
        throw new Refusal(422, `${words} '${channel.technology}'`);
      }
      if (channel.technology === 'PJSIP') exchange.run(refer(exchange, channel));
      return noContent();
    },
    'channels.transfer_progress': (params) => {
      stasisChannel(exchange, params.text('channelId'));
      const states = params.text('states') ?? '';
      if (states === '') throw new Refusal(400, 'states must not be empty');
      if (!STATES.includes(states)) throw new Refusal(400, 'Invalid states value');
      return noContent();
    },
    'channels.rtpstatistics': (params) => {
      const channel = channelOf(exchange, params.text('channelId'));
      if (channel.technology === 'UnicastRTP') throw new Refusal(404, 'RTP info not found');
      if (channel.technology !== 'PJSIP') throw new Refusal(403, 'Unsupported channel type');
      return ok(silentFigures(channel));
    },
  };
}

/** The phone takes the referral and hangs up; Asterisk never lets go of the channel after that. */
async function refer(exchange: Exchange, channel: SimulatedChannel): Promise<void> {
  channel.isReferred = true;
  if (await sleep(exchange.clock, REFERRED_HANGUP, channel.hangup)) hangUpByPeer(exchange, channel);
}

/** Figures of a call without media. */
function silentFigures(channel: SimulatedChannel): RTPstat & Record<string, unknown> {
  const sides = ['remote', 'local'].flatMap((side) =>
    ['jitter', 'rxploss', 'mes'].flatMap((figure) =>
      ['max', 'min', 'normdev', 'stdev'].map((kind) => [`${side}_${kind}${figure}`, 0] as const),
    ),
  );
  const rest = [
    'txjitter',
    'rxjitter',
    'rtt',
    'maxrtt',
    'minrtt',
    'normdevrtt',
    'stdevrtt',
    'txmes',
    'rxmes',
  ];
  return {
    ...{ txcount: 0, rxcount: 0, txploss: 0, rxploss: 0 },
    ...{ local_ssrc: channel.ssrc, remote_ssrc: 0, txoctetcount: 0, rxoctetcount: 0 },
    channel_uniqueid: channel.id,
    ...Object.fromEntries([...rest.map((name) => [name, 0] as const), ...sides]),
  };
}

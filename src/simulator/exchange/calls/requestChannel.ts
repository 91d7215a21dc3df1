import { Refusal } from '../../refusal';
import type { Exchange } from '../exchange';
import type { SimulatedChannel } from '../simulatedChannel';
import type { VariableSetting } from './assignVariable';
import { createLocal, type GivenIds } from './localChannels';
import { createPjsip } from './pjsipChannels';

/** What a channel is made of and whom it calls. */
export interface OutgoingRequest extends GivenIds {
  readonly technology: string;
  /** What stands after the technology, e.g. `500@from-trunk`. */
  readonly address: string;
  readonly variables: readonly VariableSetting[];
}

/** Makes the channel of a technology. Throws the `Refusal` that Asterisk answers with when it has none. */
export function requestChannel(exchange: Exchange, request: OutgoingRequest): SimulatedChannel {
  switch (request.technology.toLowerCase()) {
    case 'local':
      return createLocal(exchange, request.address, request);
    case 'pjsip':
      return createPjsip(exchange, request.address, request.channelId);
    default:
      throw new Refusal(500, 'Allocation failed', 'error');
  }
}

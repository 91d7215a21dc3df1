import type { Exchange } from '../exchange/exchange';
import type { SimulatedBridge } from '../exchange/simulatedBridge';
import { Refusal } from '../refusal';
import type { RequestParams } from './requestParams';

/** The bridge that `bridgeId` names. Throws a 404 `Refusal`. */
export function bridgeOf(exchange: Exchange, params: RequestParams): SimulatedBridge {
  const bridge = exchange.bridges.get(params.text('bridgeId') ?? '');
  if (!bridge) throw new Refusal(404, 'Bridge not found');
  return bridge;
}

import type { Exchange } from '../exchange/exchange';
import { Refusal } from '../refusal';
import { ok, type Answer } from './answer';
import type { OperationHandlers, OperationsOf } from './operationHandlers';
import type { RequestParams } from './requestParams';

const ACCEPTED: Answer = { status: 202 };

/** `/endpoints`. A message or referral to a phone that is there is accepted and goes nowhere. */
export function endpointOperations(exchange: Exchange): OperationHandlers<OperationsOf<'endpoints'>> {
  const { endpoints } = exchange;
  /** Refuses what Asterisk cannot send to: everything but a PJSIP phone with a contact. */
  const accept = (technology: string, resource: string): Answer => {
    const endpoint = endpoints.get(technology, resource);
    if (endpoint?.state !== 'online') throw new Refusal(404, 'Endpoint not found');
    return ACCEPTED;
  };
  const toAddress = (params: RequestParams): Answer => {
    const to = params.text('to');
    if (to === undefined || to === '') throw new Refusal(400, 'To must be specified');
    const colon = to.indexOf(':');
    return accept(to.slice(0, Math.max(colon, 0)), to.slice(colon + 1));
  };
  const toEndpoint = (params: RequestParams): Answer =>
    accept(params.text('tech') ?? '', params.text('resource') ?? '');
  return {
    'endpoints.list': () => ok(endpoints.all().map((endpoint) => endpoint.toJson())),
    'endpoints.listByTech': (params) => {
      const tech = params.text('tech') ?? '';
      // Here, unlike below, Asterisk minds the case.
      const named = endpoints.all().filter(({ technology }) => technology === tech);
      if (named.length === 0) throw new Refusal(404, `No Endpoints found - invalid tech ${tech}`);
      return ok(named.map((endpoint) => endpoint.toJson()));
    },
    'endpoints.get': (params) => {
      const endpoint = endpoints.get(params.text('tech') ?? '', params.text('resource') ?? '');
      if (!endpoint) throw new Refusal(404, 'Endpoint not found');
      return ok(endpoint.toJson());
    },
    'endpoints.sendMessage': toAddress,
    'endpoints.sendMessageToEndpoint': toEndpoint,
    'endpoints.refer': toAddress,
    'endpoints.referToEndpoint': toEndpoint,
  };
}

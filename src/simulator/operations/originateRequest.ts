import type { CallerID } from '../../ari/generated/resources';
import { parseCallerId } from '../exchange/parseCallerId';
import type { Exchange } from '../exchange/exchange';
import type { Destination, OriginateRequest } from '../exchange/calls/originate';
import type { OutgoingRequest } from '../exchange/calls/requestChannel';
import { Refusal } from '../refusal';
import { isFormat } from './formats';
import { givenText } from './givenText';
import type { RequestParams } from './requestParams';
import { variableSettings } from './variableSettings';

/** Seconds until an originated call is given up, unless told. */
const TIMEOUT = 30;
/** Longest id that a request may give, in bytes. */
const MAX_ID = 149;
/** What `originate` asks for. Throws the `Refusal` that Asterisk answers with. */
export function originateRequest(exchange: Exchange, params: RequestParams): OriginateRequest {
  const request = outgoingRequest(exchange, params);
  return {
    ...request,
    destination: destinationOf(exchange, params),
    originator: exchange.channels.get(params.text('originator') ?? ''),
    caller: callerOf(params.text('callerId')),
    timeout: timeoutOf(params),
  };
}

/**
 * Ids, endpoint and variables of `originate` and `create`; a lenient one looks at neither the length of ids nor
 * the originator. Throws a 400 `Refusal`.
 */
export function outgoingRequest(
  exchange: Exchange,
  params: RequestParams,
  { isLenient = false } = {},
): OutgoingRequest {
  const variables = variableSettings(params.json('variables'));
  const idOf = (name: string): string | undefined => readId(params, name, isLenient);
  const [channelId, otherChannelId] = [idOf('channelId'), idOf('otherChannelId')];
  const endpoint = params.text('endpoint') ?? '';
  if (endpoint === '') throw new Refusal(400, 'Endpoint must be specified');
  const originator = params.text('originator') ?? '';
  const formats = params.text('formats') ?? '';
  if (originator !== '' && formats !== '') {
    throw new Refusal(400, "Originator and formats can't both be specified");
  }
  const slash = endpoint.indexOf('/');
  const technology = endpoint.slice(0, Math.max(slash, 0));
  const address = endpoint.slice(slash + 1);
  if (technology === '' || address === '') throw new Refusal(400, 'Invalid endpoint specified');
  if (!isLenient && originator !== '' && !exchange.channels.get(originator)) {
    throw new Refusal(400, 'Provided originator channel was not found');
  }
  for (const format of formats.split(',').filter((name) => name !== '')) {
    if (!isFormat(format)) throw new Refusal(400, `Provided format (${format}) was not found`);
  }
  return { technology, address, variables, channelId, otherChannelId };
}

function readId(params: RequestParams, name: string, isLenient: boolean): string | undefined {
  const id = givenText(params, name);
  if (id !== undefined && !isLenient && Buffer.byteLength(id) > MAX_ID) {
    throw new Refusal(400, `Uniqueid length exceeds maximum of ${MAX_ID}`);
  }
  return id;
}

function destinationOf(exchange: Exchange, params: RequestParams): Destination {
  const application = params.text('app') ?? '';
  if (application !== '') return { application, args: params.text('appArgs') ?? '' };
  const extension = params.text('extension') ?? '';
  if (extension === '') throw new Refusal(400, 'Application or extension must be specified');
  const context = givenText(params, 'context') ?? 'default';
  return { context, extension, priority: priorityOf(exchange, params, context, extension) ?? 1 };
}

/** The priority that a request names by number or label; undefined when it names none. Throws a 404 `Refusal`. */
export function priorityOf(
  exchange: Exchange,
  params: RequestParams,
  context: string,
  extension: string,
): number | undefined {
  const label = params.text('label') ?? '';
  if (label === '') {
    const priority = params.integer('priority') ?? 0;
    return priority === 0 ? undefined : priority;
  }
  const number = Number.parseInt(label, 10);
  if (number > 0) return number;
  const found = exchange.dialplan.priorityOf(context, extension, label);
  if (found === undefined) throw new Refusal(404, 'Requested label can not be found');
  return found;
}

function timeoutOf(params: RequestParams): number | undefined {
  const seconds = params.integer('timeout') ?? TIMEOUT;
  if (seconds === -1) return undefined;
  return (seconds > 0 ? seconds : TIMEOUT) * 1000;
}

function callerOf(text: string | undefined): CallerID | undefined {
  return text === undefined || text === '' ? undefined : parseCallerId(text);
}

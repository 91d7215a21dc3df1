import type { ExternalMediaRequest } from '../exchange/calls/externalMedia';
import { Refusal } from '../refusal';
import { isFormat } from './formats';
import { givenText } from './givenText';
import type { RequestParams } from './requestParams';
import { variableSettings } from './variableSettings';

const INTERNAL_ERROR = 'An internal error prevented this request from being handled';

/** What `externalMedia` asks for. Throws the `Refusal` that Asterisk answers with. */
export function externalMediaRequest(params: RequestParams): ExternalMediaRequest {
  const variables = variableSettings(params.json('variables'));
  const application = params.text('app') ?? '';
  if (application === '') throw new Refusal(400, 'app cannot be empty');
  const transport = givenText(params, 'transport') ?? 'udp';
  const isWebSocket = transport === 'websocket';
  const isServer = isWebSocket && params.text('connection_type') === 'server';
  const host = givenText(params, 'external_host') ?? (isServer ? 'INCOMING' : '');
  if (host === '') {
    throw new Refusal(400, 'external_host is required for all but websocket server connections');
  }
  const format = params.text('format') ?? '';
  if (format === '') throw new Refusal(400, 'format cannot be empty');
  if (!isWebSocket && !/^[^:]+:\d+$/.test(host)) {
    throw new Refusal(400, 'external_host must be <host>:<port> for all transports other than websocket');
  }
  const encapsulation = givenText(params, 'encapsulation') ?? (isWebSocket ? 'none' : 'rtp');
  const isRtp = encapsulation === 'rtp' && transport === 'udp';
  const isAudioSocket = encapsulation === 'audiosocket' && transport === 'tcp';
  if (!isRtp && !isAudioSocket && !isWebSocket) {
    throw new Refusal(501, 'The encapsulation and/or transport is not supported');
  }
  // A connection that nobody takes fails, and the simulator makes none.
  if (!isFormat(format) || isAudioSocket) throw new Refusal(500, INTERNAL_ERROR);
  return { id: givenText(params, 'channelId'), application, variables, host, format, isWebSocket };
}

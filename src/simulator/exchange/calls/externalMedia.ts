import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Channel } from '../../../ari/generated/resources';
import type { Exchange } from '../exchange';
import type { SimulatedChannel } from '../simulatedChannel';
import { serveChannel, stasisData } from '../stasis/serveChannel';
import { assignVariable, type VariableSetting } from './assignVariable';
import { dialOut } from './dialOut';
import { hangUp } from './hangUp';

/** A channel whose sound goes to a program. */
export interface ExternalMediaRequest {
  readonly id: string | undefined;
  readonly application: string;
  readonly variables: readonly VariableSetting[];
  /** `host:port` for RTP, a name for a WebSocket. */
  readonly host: string;
  readonly format: string;
  readonly isWebSocket: boolean;
}

/** Milliseconds until a program must have connected to a WebSocket channel. */
const CONNECT_TIMEOUT = 30_000;

/**
 * Makes a channel of external media: over RTP it is up at once, over a WebSocket it waits for the program to
 * connect, which the simulator does not serve. Undefined when its id is taken.
 */
export function externalMedia(exchange: Exchange, request: ExternalMediaRequest): Channel | undefined {
  const { channels, identifiers } = exchange;
  const { id, application, host, isWebSocket } = request;
  if (id !== undefined && channels.isTaken(id)) return undefined;
  const address = `0x7f${randomBytes(5).toString('hex')}`;
  const channel = channels.create({
    id: identifiers.channelId(id),
    name: isWebSocket ? `WebSocket/${host}/${address}` : `UnicastRTP/${host}-${address}`,
    state: 'Down',
    dialplan: { context: 'default', exten: 's', priority: 1 },
    createdAt: exchange.clock.now(),
  });
  for (const [name, value] of mediaVariables(isWebSocket)) channels.setVariable(channel, name, value);
  channel.idleApplication = { app_name: 'AppDial2', app_data: '(Outgoing Line)' };
  channels.setDialplan(channel, 'AppDial2', '(Outgoing Line)');
  for (const variable of request.variables) assignVariable(exchange, channel, variable);
  exchange.applications.get(application)?.subscriptions.add({ kind: 'channel', id: channel.id });
  const answer = { ...channel.toJson(), channelvars: Object.fromEntries(channel.variables) };
  exchange.run(connect(exchange, channel, request));
  return answer;
}

function mediaVariables(isWebSocket: boolean): readonly (readonly [name: string, value: string])[] {
  if (isWebSocket) {
    return [
      ['MEDIA_WEBSOCKET_CONNECTION_ID', randomUUID()],
      ['MEDIA_WEBSOCKET_OPTIMAL_FRAME_SIZE', '160'],
    ];
  }
  return [
    ['UNICASTRTP_LOCAL_ADDRESS', '127.0.0.1'],
    ['UNICASTRTP_LOCAL_PORT', String(randomInt(5000, 15000) * 2)],
  ];
}

async function connect(
  exchange: Exchange,
  channel: SimulatedChannel,
  { application, host, format, isWebSocket }: ExternalMediaRequest,
): Promise<void> {
  const address = isWebSocket ? host : `${host}/c(${format})`;
  const outcome = await dialOut(exchange, { channel, address, timeout: CONNECT_TIMEOUT });
  if (outcome === 'answer') {
    Object.assign(channel.dialplan, { app_name: 'Stasis', app_data: stasisData(application, '') });
    await serveChannel(exchange, channel, application, '');
  } else if (outcome === 'timeout') {
    channel.cause = 19;
  }
  hangUp(exchange, channel);
}

import type { CallerID, Channel } from '../../../ari/generated/resources';
import { runDialplan } from '../dialplan/runDialplan';
import type { Exchange } from '../exchange';
import type { SimulatedChannel } from '../simulatedChannel';
import { serveChannel, stasisData } from '../stasis/serveChannel';
import { assignVariable } from './assignVariable';
import { dialOut } from './dialOut';
import { hangUp } from './hangUp';
import { inheritFrom } from './inheritFrom';
import { requestChannel, type OutgoingRequest } from './requestChannel';

/** Where an originated channel goes once it is answered. */
export type Destination =
  | { readonly application: string; readonly args: string }
  | { readonly context: string; readonly extension: string; readonly priority: number };

/** One originate. */
export interface OriginateRequest extends OutgoingRequest {
  readonly destination: Destination;
  readonly caller: CallerID | undefined;
  /** The channel on whose behalf it is made. */
  readonly originator?: SimulatedChannel | undefined;
  /** Milliseconds until the call is given up; never when undefined. */
  readonly timeout: number | undefined;
}

/**
 * Makes a channel, calls it, and sends it to its destination when it is answered; gives the channel as it was
 * before the call. The application, if there is one, is subscribed to both halves of a Local channel.
 */
export function originate(exchange: Exchange, request: OriginateRequest): Channel {
  const { channels, applications } = exchange;
  const { destination, caller } = request;
  const channel = requestChannel(exchange, request);
  if (request.originator) inheritFrom(exchange, request.originator, channel);
  channel.idleApplication = { app_name: 'AppDial2', app_data: '(Outgoing Line)' };
  channels.setDialplan(channel, 'AppDial2', '(Outgoing Line)');
  channels.tellConnected(channel);
  if (caller) {
    channels.setCaller(channel, caller);
    channels.setConnected(channel, caller);
  }
  for (const variable of request.variables) assignVariable(exchange, channel, variable);
  if ('application' in destination) {
    const subscriptions = applications.get(destination.application)?.subscriptions;
    for (const { id } of [channel, channel.otherHalf].filter((half) => half !== undefined)) {
      subscriptions?.add({ kind: 'channel', id });
    }
  }
  // Variables do not show before the next event.
  const answer = channel.toJson();
  delete answer.channelvars;
  exchange.run(callAndConnect(exchange, channel, request));
  return answer;
}

async function callAndConnect(
  exchange: Exchange,
  channel: SimulatedChannel,
  { address, timeout, destination }: OriginateRequest,
): Promise<void> {
  const outcome = await dialOut(exchange, { channel, address, timeout });
  if (outcome === 'answer') await connect(exchange, channel, destination);
  else if (outcome === 'timeout') channel.cause = 19;
  hangUp(exchange, channel);
}

async function connect(
  exchange: Exchange,
  channel: SimulatedChannel,
  destination: Destination,
): Promise<void> {
  if ('application' in destination) {
    const { application, args } = destination;
    Object.assign(channel.dialplan, { app_name: 'Stasis', app_data: stasisData(application, args) });
    await serveChannel(exchange, channel, application, args);
    return;
  }
  const { context, extension, priority } = destination;
  await runDialplan(exchange, channel, { context, exten: extension, priority });
}

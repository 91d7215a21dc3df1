import type { Channel } from '../../../ari/generated/resources';
import type { Exchange } from '../exchange';
import type { SimulatedChannel } from '../simulatedChannel';
import { serveChannel, stasisData } from '../stasis/serveChannel';
import type { StasisControl } from '../stasisControl';
import { assignVariable } from './assignVariable';
import { dialOut } from './dialOut';
import { hangUp } from './hangUp';
import { requestChannel, type OutgoingRequest } from './requestChannel';

/** A channel to be made for an application, and dialled later. */
export interface CreateRequest extends OutgoingRequest {
  readonly application: string;
  readonly args: string;
}

/** Makes a channel and puts it into the application before it calls anybody; gives it as it was before. */
export function createChannel(exchange: Exchange, request: CreateRequest): Channel {
  const channel = requestChannel(exchange, request);
  for (const variable of request.variables) assignVariable(exchange, channel, variable);
  const answer = channel.toJson();
  exchange.applications.get(request.application)?.subscriptions.add({ kind: 'channel', id: channel.id });
  exchange.run(serve(exchange, channel, request.application, request.args));
  return answer;
}

/** Runs an application on a new channel, which ends with it. */
async function serve(
  exchange: Exchange,
  channel: SimulatedChannel,
  application: string,
  args: string,
): Promise<void> {
  await Promise.resolve();
  // Asterisk prints a missing name so.
  const name = application === '' ? '(null)' : application;
  exchange.channels.setDialplan(channel, 'Stasis', stasisData(name, args));
  await serveChannel(exchange, channel, application, args);
  hangUp(exchange, channel);
}

/** Calls whom a created channel is for. It is hung up when nobody answers within `timeout` ms. */
export function dialCreated(
  exchange: Exchange,
  channel: SimulatedChannel,
  control: StasisControl,
  timeout: number | undefined,
): void {
  const giveUp = (): void => {
    channel.cause = 19;
    exchange.channels.requestHangup(channel, 32, true);
  };
  const timer = timeout === undefined ? undefined : exchange.clock.after(timeout, giveUp);
  const cancel = (): void => timer?.cancel();
  channel.hangup.addEventListener('abort', cancel, { once: true });
  exchange.run(call(exchange, channel, control, cancel));
}

async function call(
  exchange: Exchange,
  channel: SimulatedChannel,
  control: StasisControl,
  cancelTimeout: () => void,
): Promise<void> {
  const outcome = await dialOut(exchange, {
    channel,
    address: addressOf(channel),
    timeout: undefined,
    isAddressOnce: true,
    isEndSilent: true,
  });
  if (outcome === 'answer') cancelTimeout();
  if (outcome !== 'failed') return;
  channel.cause = 16;
  control.end();
  channel.abort();
}

/** What stands after the technology, without the number that makes the name unique. */
function addressOf({ name }: SimulatedChannel): string {
  return name.slice(name.indexOf('/') + 1, name.lastIndexOf('-'));
}

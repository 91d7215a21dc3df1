import { hangUp } from '../calls/hangUp';
import type { Exchange } from '../exchange';
import type { SimulatedChannel } from '../simulatedChannel';
import type { DialplanPlace } from '../stasisControl';
import { dialplanApplications } from './dialplanApplications';
import { substituteVariables } from './substituteVariables';

/** Starts the dialplan on a channel and hangs it up at the end; returns before the first step. */
export function startDialplan(exchange: Exchange, channel: SimulatedChannel): void {
  const run = async (): Promise<void> => {
    await Promise.resolve();
    await runDialplan(exchange, channel, channel.dialplan);
    hangUp(exchange, channel);
  };
  exchange.run(run());
}

/** Runs the dialplan from a place on, and publishes the soft hangup request that Asterisk makes at its end. */
export async function runDialplan(
  exchange: Exchange,
  channel: SimulatedChannel,
  from: DialplanPlace,
): Promise<void> {
  const place = await runSteps(exchange, channel, from);
  exchange.channels.requestHangup(channel, 16, true);
  Object.assign(channel.dialplan, place);
}

/**
 * Runs the dialplan from a place until it ends or the channel is hung up; gives the place where it stopped. As on
 * a real server, a place shows in events once something runs there.
 */
export async function runSteps(
  exchange: Exchange,
  channel: SimulatedChannel,
  { context, exten, priority }: DialplanPlace,
): Promise<DialplanPlace> {
  let place = { context, exten, priority };
  while (!channel.hangup.aborted) {
    const step = exchange.dialplan.step(place.context, place.exten, place.priority);
    if (!step) break;
    Object.assign(channel.dialplan, place);
    const run = dialplanApplications[step.app.toLowerCase()];
    // Asterisk warns of an unknown application, runs nothing and ends the call.
    if (!run) break;
    const data = substituteVariables(exchange, channel, step.data);
    exchange.channels.setDialplan(channel, step.app, data);
    const outcome = await run(exchange, channel, data);
    if (outcome === 'hangup') break;
    place = outcome === 'next' ? { ...place, priority: place.priority + 1 } : { ...outcome };
  }
  return place;
}

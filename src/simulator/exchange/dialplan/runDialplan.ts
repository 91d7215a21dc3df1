import { hangUp } from '../calls/hangUp';
import type { Exchange } from '../exchange';
import type { SimulatedChannel } from '../simulatedChannel';
import { dialplanApplications } from './dialplanApplications';
import { substituteVariables } from './substituteVariables';

/** Starts the dialplan on a channel and hangs it up at the end; returns before the first step. */
export function startDialplan(exchange: Exchange, channel: SimulatedChannel): void {
  const run = async (): Promise<void> => {
    await Promise.resolve();
    await runDialplan(exchange, channel);
    hangUp(exchange, channel);
  };
  void run();
}

/**
 * Runs the dialplan from where the channel stands until it ends or the channel is hung up, and publishes the
 * soft hangup request that Asterisk makes at the end of every dialplan.
 */
export async function runDialplan(exchange: Exchange, channel: SimulatedChannel): Promise<void> {
  while (!channel.hangup.aborted) {
    const { context, exten, priority } = channel.dialplan;
    const step = exchange.dialplan.step(context, exten, priority);
    if (!step) break;
    const run = dialplanApplications[step.app.toLowerCase()];
    // Asterisk warns of an unknown application, runs nothing and ends the call.
    if (!run) break;
    const data = substituteVariables(exchange, channel, step.data);
    exchange.channels.setDialplan(channel, step.app, data);
    const outcome = await run(exchange, channel, data);
    if (outcome === 'hangup') break;
    if (outcome === 'next') channel.dialplan.priority += 1;
  }
  exchange.channels.requestHangup(channel, 16, true);
}

import { runDialplan } from '../dialplan/runDialplan';
import type { Exchange } from '../exchange';
import type { SimulatedChannel } from '../simulatedChannel';
import { runStasis } from './runStasis';

/** Arguments of `Stasis` as it shows them: without arguments nothing follows the name. */
export function stasisData(application: string, args: string): string {
  return args === '' ? application : `${application},${args}`;
}

/**
 * Runs an application on a channel that no dialplan runs. Told to continue, the channel goes on in the dialplan
 * where it stands, if there is such a place.
 */
export async function serveChannel(
  exchange: Exchange,
  channel: SimulatedChannel,
  application: string,
  args: string,
): Promise<void> {
  const outcome = await runStasis(exchange, channel, application, args === '' ? [] : args.split(','));
  if (outcome !== 'next' && outcome !== 'jump') return;
  const { dialplan } = channel;
  if (outcome === 'next') dialplan.priority += 1;
  if (exchange.dialplan.step(dialplan.context, dialplan.exten, dialplan.priority)) {
    await runDialplan(exchange, channel);
  }
}

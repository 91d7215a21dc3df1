import { runSteps } from '../dialplan/runDialplan';
import type { Exchange } from '../exchange';
import type { SimulatedChannel } from '../simulatedChannel';
import type { DialplanPlace } from '../stasisControl';
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
  const goOn = async (elsewhere: DialplanPlace | undefined): Promise<void> => {
    const { context, exten, priority } = channel.dialplan;
    const place = elsewhere ?? { context, exten, priority: priority + 1 };
    Object.assign(channel.dialplan, await runSteps(exchange, channel, place));
  };
  await runStasis(exchange, channel, application, args === '' ? [] : args.split(','), goOn);
}

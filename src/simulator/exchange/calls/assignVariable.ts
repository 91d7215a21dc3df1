import { writeVariable } from '../channelVariables';
import type { Exchange } from '../exchange';
import type { SimulatedChannel } from '../simulatedChannel';

/** A variable to be set, as requests give it. */
export interface VariableSetting {
  /** Or a function, e.g. `CALLERID(name)`. */
  readonly name: string;
  readonly value: string;
  /** Events about the channel carry it from then on. */
  readonly reportEvents?: boolean;
}

/** Sets a variable that came with a new channel. */
export function assignVariable(
  exchange: Exchange,
  channel: SimulatedChannel,
  { name, value, reportEvents = false }: VariableSetting,
): void {
  if (reportEvents) channel.reportedVariables.add(name);
  writeVariable(exchange, channel, name, value);
}

import type { Exchange } from '../exchange';
import type { SimulatedChannel } from '../simulatedChannel';

/**
 * What a channel gets from the one that it is called for: the call that it belongs to, whom it is connected to
 * (told by who calls, later), and variables that were set with underscores, of which one is used up.
 */
export function inheritFrom({ channels }: Exchange, parent: SimulatedChannel, child: SimulatedChannel): void {
  child.linkedId = parent.linkedId;
  if (child.otherHalf) child.otherHalf.linkedId = parent.linkedId;
  for (const [name, underscores] of parent.inheritance) {
    const value = parent.variables.get(name);
    if (value !== undefined) channels.setVariable(child, underscores === '__' ? `__${name}` : name, value);
  }
  child.connected = { ...parent.caller };
}

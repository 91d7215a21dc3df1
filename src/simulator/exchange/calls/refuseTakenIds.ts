import { Refusal } from '../../refusal';
import type { Exchange } from '../exchange';

/** Throws a 409 `Refusal` when a channel has one of the ids, or two of them are the same. */
export function refuseTakenIds(exchange: Exchange, ...ids: readonly (string | undefined)[]): void {
  const given = ids.filter((id) => id !== undefined).map((id) => id.toLowerCase());
  const isTaken = given.some((id) => exchange.channels.isTaken(id)) || new Set(given).size < given.length;
  if (isTaken) throw new Refusal(409, 'Channel with given unique ID already exists');
}

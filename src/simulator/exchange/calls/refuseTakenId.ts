import { Refusal } from '../../refusal';
import type { Exchange } from '../exchange';

/** Throws a 409 `Refusal` when no new channel can have this id. */
export function refuseTakenId(exchange: Exchange, id: string | undefined): void {
  if (id !== undefined && exchange.channels.isTaken(id)) {
    throw new Refusal(409, 'Channel with given unique ID already exists');
  }
}

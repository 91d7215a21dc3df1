import type { Exchange } from '../exchange';
import type { SimulatedChannel } from '../simulatedChannel';
import { hangUp } from './hangUp';
import { refuseTakenId } from './refuseTakenId';
import { startDialplan } from '../dialplan/runDialplan';

/** Ids that a request gave to the channels that it makes. */
export interface GivenIds {
  readonly channelId?: string | undefined;
  /** Of the second half of a Local channel. */
  readonly otherChannelId?: string | undefined;
}

/**
 * Makes both halves of a Local channel: `;1` for who asked, `;2` for the dialplan. `address` is `500@from-trunk`,
 * maybe with options after a slash. Without an id of its own the second one's follows from the first's. Throws a 409 `Refusal`.
 */
export function createLocal(exchange: Exchange, address: string, ids: GivenIds): SimulatedChannel {
  const [target = ''] = address.split('/');
  const at = target.lastIndexOf('@');
  const exten = at < 0 ? target : target.slice(0, at);
  const context = at < 0 ? 'default' : target.slice(at + 1);
  const name = `Local/${exten}@${context}-${exchange.identifiers.sequence('Local')}`;
  // Alone the second id counts for nothing.
  const otherId = ids.channelId === undefined ? undefined : (ids.otherChannelId ?? `${ids.channelId};2`);
  refuseTakenId(exchange, ids.channelId);
  const start = { dialplan: { context, exten, priority: 1 }, createdAt: exchange.clock.now() };
  const { channels, identifiers } = exchange;
  const id = identifiers.channelId(ids.channelId);
  const first = channels.create({ ...start, id, name: `${name};1`, state: 'Down' });
  try {
    refuseTakenId(exchange, otherId);
  } catch (refusal) {
    channels.destroy(first);
    throw refusal;
  }
  const second = channels.create({
    ...start,
    id: identifiers.channelId(otherId),
    name: `${name};2`,
    state: 'Ring',
  });
  second.linkedId = first.linkedId;
  first.otherHalf = second;
  second.otherHalf = first;
  return first;
}

/**
 * Calls a Local channel: the second half inherits what the first one has and goes into the dialplan. False when
 * the dialplan has no such extension; the second half is gone then.
 */
export function callLocal(exchange: Exchange, first: SimulatedChannel): boolean {
  const { channels, dialplan } = exchange;
  const second = first.otherHalf;
  if (!second) return false;
  const { context, exten } = second.dialplan;
  for (const [name, value] of [...first.variables].reverse()) {
    channels.setVariable(second, `${first.inheritance.get(name) ?? ''}${name}`, value);
  }
  channels.setParties(second, first.connected, first.caller);
  if (!dialplan.hasExtension(context, exten)) {
    first.otherHalf = undefined;
    second.otherHalf = undefined;
    hangUp(exchange, second);
    return false;
  }
  first.isCalled = true;
  exchange.localDevices.begin(second);
  startDialplan(exchange, second);
  return true;
}

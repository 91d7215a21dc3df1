import type { Channel } from '../../../ari/generated/resources';
import type { Exchange } from '../exchange';
import type { SimulatedChannel } from '../simulatedChannel';
import { serveChannel, stasisData } from '../stasis/serveChannel';
import { hangUp } from './hangUp';

/** A channel that listens to another one. */
export interface SnoopRequest {
  readonly id: string | undefined;
  readonly application: string;
  readonly args: string;
}

/** Makes a channel that listens to another; undefined when its id is taken. */
export function snoopChannel(
  exchange: Exchange,
  spied: SimulatedChannel,
  request: SnoopRequest,
): Channel | undefined {
  const { channels, identifiers } = exchange;
  const name = `Snoop/${spied.id}-${identifiers.sequence('Snoop')}`;
  if (request.id !== undefined && channels.isTaken(request.id)) return undefined;
  const snoop = channels.create({
    id: identifiers.channelId(request.id),
    name,
    state: 'Up',
    dialplan: { context: 'default', exten: 's', priority: 1 },
    createdAt: exchange.clock.now(),
  });
  spied.snoops.add(snoop);
  const answer = snoop.toJson();
  exchange.run(listen(exchange, spied, snoop, request));
  return answer;
}

async function listen(
  exchange: Exchange,
  spied: SimulatedChannel,
  snoop: SimulatedChannel,
  { application, args }: SnoopRequest,
): Promise<void> {
  await Promise.resolve();
  exchange.channels.setDialplan(snoop, 'Stasis', stasisData(application, args));
  await serveChannel(exchange, snoop, application, args);
  // Asterisk notices only with the spied channel's next sound, and a silent one has none until it ends.
  const hasMedia = spied.technology === 'PJSIP' && spied.state === 'Up';
  const isSpiedAlive = exchange.channels.isAlive(spied) && spied.snoops.has(snoop);
  if (isSpiedAlive && !hasMedia) {
    Object.assign(snoop.dialplan, snoop.idleApplication);
    exchange.channels.strand(snoop);
    return;
  }
  spied.snoops.delete(snoop);
  hangUp(exchange, snoop);
}

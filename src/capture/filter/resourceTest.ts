import { touchedIds } from '../../shared/carriedResources';
import { callResources } from '../callResources';
import { idHash } from '../idHash';
import type { RowBatch } from './rowBatch';
import type { RowTest } from './rowTest';

function touches(batch: RowBatch, row: number, id: string): boolean {
  const entry = batch.entry(row);
  if (entry?.kind === 'call') {
    const { channelIds, bridgeIds } = callResources(entry.call);
    return channelIds.includes(id) || bridgeIds.includes(id);
  }
  const event = batch.event(row);
  if (!event) return false;
  const { channelIds, bridgeIds } = touchedIds(event);
  return channelIds.includes(id) || bridgeIds.includes(id);
}

/**
 * The rows that touch the channel or bridge of exactly this id. The index tells nearly all others apart;
 * what is left is read, since ids can share a hash. What was lost may have touched it too.
 */
export function resourceTest(id: string): RowTest {
  const hash = idHash(id);
  return {
    reads: 'bytes',
    select: (batch, rows) => {
      const { channel, otherChannel, bridge, touchesMore } = batch.segment;
      return rows.filter((row) => {
        if (batch.isLost(row)) return true;
        const possible =
          channel[row] === hash ||
          otherChannel[row] === hash ||
          bridge[row] === hash ||
          touchesMore[row] === 1;
        return possible && touches(batch, row, id);
      });
    },
  };
}

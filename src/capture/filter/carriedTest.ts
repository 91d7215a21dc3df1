import { BRIDGE_PATHS, carriedBy, CHANNEL_PATHS, touchedIds } from '../../shared/carriedResources';
import type { Glob } from '../../shared/filter/filterTerm';
import { anyGlobTest } from '../../shared/filter/glob';
import type { Fields } from '../../shared/fields';
import { callResources } from '../callResources';
import { textAt } from '../fields';
import type { LoggedCall } from '../logEntry';
import type { RowStore } from '../rowStore';
import { ChannelGlance, type ChannelAtGlance } from './channelGlance';
import { either, except, type RowBatch } from './rowBatch';
import type { RowTest } from './rowTest';
import { havingAll } from './textTest';

/** Where a field's values stand. */
export interface CarriedValues {
  ofEvent(event: Fields): readonly string[];
  ofCall(call: LoggedCall): readonly string[];
  /** The same of an event that touches this channel only; undefined where that does not tell. */
  atGlance?(channel: ChannelAtGlance): readonly string[];
}

function namesAndIds(objects: readonly Fields[], ids: readonly string[]): string[] {
  return [...objects.map((object) => textAt(object, 'name')), ...ids];
}

/** Ids and names of all channels that a row touches. */
export const channelValues: CarriedValues = {
  ofEvent: (event) => namesAndIds(carriedBy(event, CHANNEL_PATHS), touchedIds(event).channelIds),
  ofCall: (call) => callResources(call).channelIds,
  atGlance: ({ names }) => names,
};

/** Ids and names of all bridges that a row touches. */
export const bridgeValues: CarriedValues = {
  ofEvent: (event) => namesAndIds(carriedBy(event, BRIDGE_PATHS), touchedIds(event).bridgeIds),
  ofCall: (call) => callResources(call).bridgeIds,
};

/** Names and numbers of the parties of all channels that a row touches. */
export const callerValues: CarriedValues = {
  ofEvent: (event) =>
    carriedBy(event, CHANNEL_PATHS).flatMap((channel) =>
      ['caller', 'connected'].flatMap((party) => [
        textAt(channel, party, 'name'),
        textAt(channel, party, 'number'),
      ]),
    ),
  ofCall: () => [],
  atGlance: ({ parties }) => parties,
};

/**
 * The rows that carry one of the values asked for, or, `negated`, none of them. What was lost may have
 * carried it or not: it passes either way. Parsed are only rows whose bytes have
 * the parts of a value and that a glance at them does not decide.
 */
export function carriedTest(
  store: RowStore,
  values: CarriedValues,
  globs: readonly Glob[],
  negated: boolean,
): RowTest {
  const matches = anyGlobTest(globs);
  const glance = new ChannelGlance(store);
  const parts = globs.map((glob) => glob.filter((piece) => piece !== ''));

  function carries(batch: RowBatch, row: number): boolean {
    const entry = batch.entry(row);
    const event = batch.event(row);
    const found = entry?.kind === 'call' ? values.ofCall(entry.call) : event ? values.ofEvent(event) : [];
    return found.some(isWanted);
  }

  function isWanted(value: string): boolean {
    return value !== '' && matches(value);
  }

  return {
    reads: parts.some((part) => part.length === 0) ? 'parsed' : 'bytes',
    select(batch, rows) {
      const lost = rows.filter((row) => batch.isLost(row));
      const known = except(rows, lost);
      const events = known.filter((row) => batch.isEvent(row));
      const possible = parts.reduce<number[]>(
        (found, part) => either(found, havingAll(batch, part, events)),
        except(known, events),
      );
      const seen =
        values.atGlance &&
        glance.read(
          batch,
          possible.filter((row) => batch.isEvent(row)),
        );
      const hits = possible.filter((row) => {
        const channel = seen?.get(row);
        return (channel && values.atGlance?.(channel).some(isWanted)) ?? carries(batch, row);
      });
      return either(lost, negated ? except(known, hits) : hits);
    },
  };
}

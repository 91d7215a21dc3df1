import type { RowFilter } from '../shared/eventRow';
import { callResources } from './callResources';
import { entryRow } from './entryRow';
import { eventResources } from './eventResources';
import { idHash } from './idHash';
import type { LogEntry } from './logEntry';
import { parseEvent } from './parseEvent';
import { ROW_KINDS } from './rowKinds';
import type { RowStore } from './rowStore';

/** The name of a connection, for people; undefined when nobody knows it any more. */
export type ConnectionNames = (connectionId: string) => string | undefined;

/** Finds the rows that a filter shows. */
export interface RowMatcher {
  /**
   * Looks at some rows from `from` on, never at `to` or beyond, and calls `passed` in order for those that
   * pass. Returns the next row to look at, which is after `from` if that is before `to`.
   */
  match(from: number, to: number, passed: (seq: number) => void): number;
}

/** Rows looked at in one go. */
const STEP = 64;

function touches(entry: LogEntry, resourceId: string): boolean {
  switch (entry.kind) {
    case 'gap':
    case 'snapshot':
      return true; // What was lost may have been about this resource too.
    case 'call': {
      const { channelIds, bridgeIds } = callResources(entry.call);
      return channelIds.includes(resourceId) || bridgeIds.includes(resourceId);
    }
    default: {
      const event = parseEvent(entry.raw);
      return event !== undefined && eventResources(event).touched.includes(resourceId);
    }
  }
}

function contains(entry: LogEntry, needle: string, names: ConnectionNames): boolean {
  if ('raw' in entry && entry.raw.toString('utf8').toLowerCase().includes(needle)) return true;
  const { type, resource, summary } = entryRow(entry);
  return `${type}\n${resource}\n${summary}\n${names(entry.connectionId) ?? ''}`
    .toLowerCase()
    .includes(needle);
}

/** Builds what finds the rows that `filter` shows. */
export function rowMatcher(store: RowStore, filter: RowFilter, names: ConnectionNames): RowMatcher {
  const needle = filter.text.trim().toLowerCase();
  const types = new Set(filter.types);
  const hidden = new Set(filter.hiddenTypes);
  const { resourceId, connectionId } = filter;
  const hash = resourceId === undefined ? 0 : idHash(resourceId);
  const mayTouch = (seq: number): boolean => {
    const segment = store.index.segment(seq);
    if (!segment) return false;
    const at = seq - segment.firstSeq;
    const kind = ROW_KINDS[segment.kind[at] ?? 0];
    if (kind === 'gap' || kind === 'snapshot' || segment.touchesMore[at] === 1) return true;
    return [segment.channel[at], segment.otherChannel[at], segment.bridge[at]].includes(hash);
  };
  const passes = (seq: number): boolean => {
    if (resourceId !== undefined && !mayTouch(seq)) return false;
    const entry = store.entry(seq);
    return (
      entry !== undefined &&
      !hidden.has(entry.type) &&
      (types.size === 0 || types.has(entry.type)) &&
      (connectionId === undefined || entry.connectionId === connectionId) &&
      (resourceId === undefined || touches(entry, resourceId)) &&
      (needle === '' || contains(entry, needle, names))
    );
  };
  return {
    match: (from, to, passed) => {
      const stop = Math.min(from + STEP, to);
      for (let seq = from; seq < stop; seq += 1) if (passes(seq)) passed(seq);
      return stop;
    },
  };
}

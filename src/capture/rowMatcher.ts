import type { RowFilter } from '../shared/eventRow';
import { entryRow, parseFrame } from './entryRow';
import { eventResources } from './eventResources';
import type { LogEntry } from './logEntry';

function isFrame(entry: LogEntry): entry is Extract<LogEntry, { raw: Buffer }> {
  return entry.kind !== 'gap' && entry.kind !== 'snapshot';
}

function touches(entry: LogEntry, resourceId: string): boolean {
  if (!isFrame(entry)) return true; // What was lost may have been about this resource too.
  // Cheap first: an id that is not in the bytes is not in the event. One with an escape is not found so.
  const plain = JSON.stringify(resourceId).length === resourceId.length + 2;
  if (plain && !entry.raw.includes(resourceId)) return false;
  const event = parseFrame(entry);
  return event !== undefined && eventResources(event).touched.includes(resourceId);
}

function contains(entry: LogEntry, needle: string): boolean {
  if (isFrame(entry) && entry.raw.toString('utf8').toLowerCase().includes(needle)) return true;
  const { type, resource, summary } = entryRow(entry);
  return `${type}\n${resource}\n${summary}`.toLowerCase().includes(needle);
}

/** Builds the test that decides whether `filter` shows an entry. */
export function rowMatcher(filter: RowFilter): (entry: LogEntry) => boolean {
  const needle = filter.text.trim().toLowerCase();
  const types = new Set(filter.types);
  const { resourceId, connectionId } = filter;
  return (entry) =>
    (types.size === 0 || types.has(entry.type)) &&
    (connectionId === undefined || entry.connectionId === connectionId) &&
    (resourceId === undefined || touches(entry, resourceId)) &&
    (needle === '' || contains(entry, needle));
}

import type { EventRow } from '../shared/eventRow';
import { fieldsOf, type Fields } from '../shared/fields';
import { eventResources } from './eventResources';
import { eventSummary } from './eventSummary';
import type { FrameEntry, LogEntry } from './logEntry';

/** Longest text of one cell, in characters: a row is a line, its detail shows the rest. */
const LONGEST_CELL = 400;

function cell(text: string): string {
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text;
}

/** The frame's JSON object; undefined when it is none. */
export function parseFrame(entry: FrameEntry): Fields | undefined {
  if (entry.kind === 'malformed') return undefined;
  try {
    return fieldsOf(JSON.parse(entry.raw.toString('utf8')));
  } catch {
    return undefined;
  }
}

function frameRow(entry: FrameEntry): EventRow {
  const { seq, time, connectionId, kind, type } = entry;
  const event = parseFrame(entry);
  if (!event) {
    const summary = cell(entry.raw.toString('utf8', 0, LONGEST_CELL * 4));
    return { seq, time, connectionId, kind: 'malformed', type, resource: '', summary };
  }
  const { label, channelId, bridgeId } = eventResources(event);
  return {
    seq,
    time,
    connectionId,
    kind,
    type: cell(type),
    resource: cell(label),
    summary: cell(eventSummary(event)),
    ...(channelId === undefined ? {} : { channelId }),
    ...(bridgeId === undefined ? {} : { bridgeId }),
  };
}

/** Seconds with one digit, for a duration in ms. */
function seconds(ms: number): string {
  return (Math.max(0, ms) / 1000).toFixed(1);
}

/** Builds the row that shows `entry`: parsed now, since most entries are never looked at. */
export function entryRow(entry: LogEntry): EventRow {
  const { seq, time, connectionId, type } = entry;
  switch (entry.kind) {
    case 'gap': {
      const summary = cell(`events lost for ${seconds(entry.to - entry.from)} s: ${entry.reason}`);
      return { seq, time, connectionId, kind: 'gap', type, resource: '', summary };
    }
    case 'snapshot': {
      const count = entry.lines.length;
      const many = count > 1 ? `${count} changes: ` : '';
      const summary = cell(count === 0 ? 'nothing changed' : `${many}${entry.lines.join(' · ')}`);
      return { seq, time, connectionId, kind: 'snapshot', type, resource: '', summary };
    }
    default:
      return frameRow(entry);
  }
}

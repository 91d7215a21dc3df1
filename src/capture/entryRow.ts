import type { EventRow } from '../shared/eventRow';
import { callResources } from './callResources';
import { eventResources } from './eventResources';
import { eventSummary } from './eventSummary';
import { textAt } from './fields';
import type { CallEntry, FrameEntry, LogEntry } from './logEntry';
import { parseEvent } from './parseEvent';

/** Longest text of one cell, in characters: a row is a line, its detail shows the rest. */
const LONGEST_CELL = 400;

function cell(text: string): string {
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text;
}

type Named = Pick<EventRow, 'channelId' | 'bridgeId' | 'application'>;

/** The ids that there are: an optional field is absent, not undefined. */
function named(ids: { readonly [Name in keyof Named]: string | undefined }): Named {
  const { channelId, bridgeId, application } = ids;
  return {
    ...(channelId === undefined ? {} : { channelId }),
    ...(bridgeId === undefined ? {} : { bridgeId }),
    ...(application === undefined ? {} : { application: cell(application) }),
  };
}

function frameRow(entry: FrameEntry): EventRow {
  const { seq, time, connectionId, kind, type } = entry;
  const event = kind === 'malformed' ? undefined : parseEvent(entry.raw);
  if (!event) {
    const summary = cell(entry.raw.toString('utf8', 0, LONGEST_CELL * 4));
    return { seq, time, connectionId, kind: 'malformed', type, resource: '', summary };
  }
  const { label, channelId, bridgeId } = eventResources(event);
  const application = textAt(event, 'application');
  return {
    seq,
    time,
    connectionId,
    kind,
    type: cell(type),
    resource: cell(label),
    summary: cell(eventSummary(event)),
    ...named({ channelId, bridgeId, application: application === '' ? undefined : application }),
  };
}

function callRow({ seq, time, connectionId, type, call }: CallEntry): EventRow {
  const { method, path, status, durationMs, error, sent } = call;
  const { label, channelIds, bridgeIds, application } = callResources(call);
  const answer = [status, error].filter((part) => part !== undefined && part !== '').join(' ');
  const outcome = sent ? 'sent' : `${answer || 'no answer'} · ${String(Math.round(durationMs))} ms`;
  return {
    seq,
    time,
    connectionId,
    kind: 'call',
    type,
    resource: cell(label),
    summary: cell(`${method} ${path} ${outcome}`),
    ...named({ channelId: channelIds[0], bridgeId: bridgeIds[0], application }),
    ...(status === undefined ? {} : { status }),
    ...(error !== undefined || (status ?? 0) >= 400 ? { failed: true } : {}),
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
      const { from: lostFrom, to: lostTo, reason } = entry;
      const summary = cell(`events lost for ${seconds(lostTo - lostFrom)} s: ${reason}`);
      return { seq, time, connectionId, kind: 'gap', type, resource: '', summary, lostFrom, lostTo };
    }
    case 'snapshot': {
      const count = entry.lines.length;
      const many = count > 1 ? `${count} changes: ` : '';
      const summary = cell(count === 0 ? 'nothing changed' : `${many}${entry.lines.join(' · ')}`);
      return { seq, time, connectionId, kind: 'snapshot', type, resource: '', summary };
    }
    case 'call':
      return callRow(entry);
    default:
      return frameRow(entry);
  }
}

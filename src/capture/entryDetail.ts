import { displayJson, displayText } from '../shared/displayText';
import type { RowDetail } from '../shared/protocol';
import type { FrameEntry, LogEntry } from './logEntry';
import { parseEvent } from './parseEvent';

/** Longest raw text shown of a frame that is no JSON, in bytes. */
const LONGEST_RAW = 64 * 1024;
/** Longest JSON that is handed out for a tree, in bytes. */
const LONGEST_JSON = 1024 * 1024;

function frameDetail({ kind, raw }: FrameEntry): RowDetail {
  const event = kind === 'malformed' ? undefined : parseEvent(raw);
  if (event) {
    const json = raw.length <= LONGEST_JSON ? raw.toString('utf8') : undefined;
    return { text: displayJson(event), json };
  }
  const text = raw.toString('utf8', 0, LONGEST_RAW);
  const lines = (text.match(/[^]{1,1000}/g) ?? []).map(displayText);
  return { text: raw.length === 0 ? 'An empty frame.' : lines.join('\n'), json: undefined };
}

function jsonDetail(value: unknown): RowDetail {
  return { text: displayJson(value), json: JSON.stringify(value) };
}

/** Works out what the detail of `entry` shows. */
export function entryDetail(entry: LogEntry): RowDetail {
  switch (entry.kind) {
    case 'gap':
      return jsonDetail({
        lostFrom: new Date(entry.from).toISOString(),
        lostTo: new Date(entry.to).toISOString(),
        reason: entry.reason,
      });
    case 'snapshot': {
      const lines = entry.lines.map(displayText).join('\n');
      return { text: entry.lines.length === 0 ? 'Nothing changed.' : lines, json: undefined };
    }
    case 'call': {
      const { operation, method, path, status, durationMs, error, sent } = entry.call;
      if (sent) return jsonDetail({ operation, method, path, sent });
      return jsonDetail({ operation, method, path, status, durationMs, error });
    }
    default:
      return frameDetail(entry);
  }
}

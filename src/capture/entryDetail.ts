import { displayJson, displayText } from '../shared/displayText';
import { parseFrame } from './entryRow';
import type { LogEntry } from './logEntry';

/** Longest raw text shown of a frame that is no JSON, in bytes. */
const LONGEST_RAW = 64 * 1024;

/** Everything known about `entry` as text that is safe to show: its JSON indented, or its raw text. */
export function entryDetail(entry: LogEntry): string {
  switch (entry.kind) {
    case 'gap':
      return displayJson({
        lostFrom: new Date(entry.from).toISOString(),
        lostTo: new Date(entry.to).toISOString(),
        reason: entry.reason,
      });
    case 'snapshot':
      return entry.lines.length === 0 ? 'Nothing changed.' : entry.lines.map(displayText).join('\n');
    default: {
      const event = parseFrame(entry);
      if (event) return displayJson(event);
      const raw = entry.raw.toString('utf8', 0, LONGEST_RAW);
      return entry.raw.length === 0
        ? 'An empty frame.'
        : (raw.match(/[^]{1,1000}/g) ?? []).map(displayText).join('\n');
    }
  }
}

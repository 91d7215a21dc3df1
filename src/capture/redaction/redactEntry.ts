import { isFields } from '../../shared/fields';
import { jsonValue } from '../../shared/jsonValue';
import type { FrameEntry, LogEntry } from '../logEntry';
import { redactEvent } from './redactEvent';
import { redactText } from './redactText';
import type { StandIns } from './standIns';

function redactFrame(entry: FrameEntry, standIns: StandIns): FrameEntry {
  const event = jsonValue(entry.raw.toString('utf8'));
  if (isFields(event)) {
    return { ...entry, raw: Buffer.from(JSON.stringify(redactEvent(event, standIns)), 'utf8') };
  }
  // Nobody can tell what stands where in it.
  const text = `(a frame of ${String(entry.raw.length)} bytes that is no event, left out)`;
  return { ...entry, kind: 'malformed', raw: Buffer.from(text, 'utf8') };
}

/** The entry with numbers and names replaced. */
export function redactEntry(entry: LogEntry, standIns: StandIns): LogEntry {
  switch (entry.kind) {
    case 'gap':
      return { ...entry, reason: redactText(entry.reason, standIns) };
    case 'snapshot':
      return { ...entry, lines: entry.lines.map((line) => redactText(line, standIns)) };
    case 'call': {
      const { path, error } = entry.call;
      // A query holds what was dialled, and as whom, in every spelling that an address allows.
      const [plain = '', query] = path.split('?', 2);
      const call = {
        ...entry.call,
        path: `${redactText(plain, standIns, true)}${query === undefined ? '' : '?…'}`,
        error: error === undefined ? undefined : redactText(error, standIns, true),
      };
      return { ...entry, call };
    }
    default:
      return redactFrame(entry, standIns);
  }
}

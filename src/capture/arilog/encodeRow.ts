import { isUtf8 } from 'node:buffer';
import type { FrameEntry, LogEntry } from '../logEntry';
import type { ByteBatch } from './byteBatch';

/** The fields of a frame that is no event: its text, or its bytes where they are no text. */
function otherFrame(raw: Buffer): string {
  const content = isUtf8(raw) ? { text: raw.toString('utf8') } : { base64: raw.toString('base64') };
  return `"kind":"malformed",${JSON.stringify(content).slice(1)}`;
}

function addFrame(batch: ByteBatch, start: string, { kind, raw }: FrameEntry): void {
  // What is not malformed is JSON from its first byte to its last.
  if (kind === 'malformed') batch.text(`${start}${otherFrame(raw)}\n`);
  else {
    batch.text(`${start}"kind":"event","event":`);
    batch.line(raw);
    batch.text('}\n');
  }
}

/** Adds `entry` as a line of an `.arilog` file; `connection` is the place of its connection in the header. */
export function encodeRow(batch: ByteBatch, entry: LogEntry, connection: number): void {
  const start = `{"time":${String(entry.time)},"connection":${String(connection)},`;
  switch (entry.kind) {
    case 'gap': {
      const { kind, from, to, reason } = entry;
      batch.text(`${start}${JSON.stringify({ kind, from, to, reason }).slice(1)}\n`);
      break;
    }
    case 'snapshot': {
      const { kind, lines } = entry;
      batch.text(`${start}${JSON.stringify({ kind, lines }).slice(1)}\n`);
      break;
    }
    case 'call': {
      const { kind, call } = entry;
      batch.text(`${start}${JSON.stringify({ kind, call }).slice(1)}\n`);
      break;
    }
    default:
      addFrame(batch, start, entry);
  }
}
